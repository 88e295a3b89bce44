import { expect, test } from "vitest";
import { readUntil, snoozePresets } from "~/conversations/casework/snooze-times";

const at = (now: string, zone: string) =>
  Object.fromEntries(snoozePresets(now, zone).map(({ name, at }) => [name, at]));

test("the presets are times of the reader's own clock", () => {
  expect(at("2026-12-01T09:13:30Z", "Europe/Berlin")).toEqual({
    later: "2026-12-01T13:00:00.000Z",
    tomorrow: "2026-12-02T08:00:00.000Z",
    "next-week": "2026-12-07T08:00:00.000Z",
  });
  // On a Sunday evening, before clocks are put forward in Auckland's spring.
  expect(at("2026-09-26T09:00:00Z", "Pacific/Auckland")).toEqual({
    tomorrow: "2026-09-26T20:00:00.000Z",
    "next-week": "2026-09-27T20:00:00.000Z",
  });
});

test("a typed time is the reader's own, unless it says its zone", () => {
  expect(readUntil("2026-07-01T09:30", "America/New_York")?.toISOString()).toBe("2026-07-01T13:30:00.000Z");
  expect(readUntil("2026-07-01T09:30:00Z", "America/New_York")?.toISOString()).toBe(
    "2026-07-01T09:30:00.000Z",
  );
  for (const text of ["", "soon", "2026-13-41T09:30", "2026-07-01", "2026-07-01T99Z"])
    expect(readUntil(text, "UTC"), text).toBeNull();
});
