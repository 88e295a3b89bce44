import { expect, test } from "vitest";
import { dayBefore, dayNamesOf, momentOf } from "~/ui/dates";

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
