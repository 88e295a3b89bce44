import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAfter, dayBefore, dayNamesOf, dayStart, momentOf } from "~/ui/dates";

test("a moment is taken apart in the zone of who reads it", () => {
  const iso = "2026-12-01T23:05:00.000Z";
  expect(momentOf(iso, "UTC")).toEqual({
    date: "2026-12-01",
    year: "2026",
    day: "1",
    hour: "23",
    minute: "05",
  });
  expect(momentOf(iso, "Asia/Tokyo")).toEqual({
    date: "2026-12-02",
    year: "2026",
    day: "2",
    hour: "8",
    minute: "05",
  });
});

test("midnight is hour 0", () => {
  expect(momentOf("2026-12-01T00:00:00.000Z", "UTC").hour).toBe("0");
});

test("days carry the names of the locale", () => {
  expect(dayNamesOf("2026-11-17T12:00:00.000Z", "UTC", "en")).toEqual({
    weekday: "Tuesday",
    month: "November",
  });
});

test("the day before crosses months, years and leap days", () => {
  expect(["2026-12-01", "2027-01-01", "2028-03-01"].map(dayBefore)).toEqual([
    "2026-11-30",
    "2026-12-31",
    "2028-02-29",
  ]);
});

test("a day begins with the first moment whose date it is, wherever the reader is", () => {
  expect(dayStart("2026-12-01", "UTC").toISOString()).toBe("2026-12-01T00:00:00.000Z");
  expect(dayStart("2026-12-01", "Asia/Kolkata").toISOString()).toBe("2026-11-30T18:30:00.000Z");
  const zones = ["Pacific/Kiritimati", "Pacific/Apia", "America/Sao_Paulo", "Europe/Dublin", "Asia/Beirut"];
  const day = fc
    .date({ min: new Date("2005-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.constantFrom(...zones), (date, zone) => {
      const start = dayStart(date, zone);
      const dateAt = (milliseconds: number) => momentOf(new Date(milliseconds).toISOString(), zone).date;
      // Samoa has no 30 December 2011.
      expect(dateAt(start.getTime()) >= date).toBe(true);
      expect(dateAt(start.getTime() - 1) < date).toBe(true);
    }),
  );
});

test("the days before and after cross months and years", () => {
  expect(dayAfter("2027-12-31")).toBe("2028-01-01");
  expect(dayAfter("2028-02-28")).toBe("2028-02-29");
  expect(dayBefore("2028-03-01")).toBe("2028-02-29");
});
