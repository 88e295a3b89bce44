import type { Words } from "~/i18n/words";
import { dayWords } from "~/ui/clock-time";
import { dateIn, type Zone } from "~/ui/zone";

/**
 * When and where a page is read. The loader gives it, so that server and browser write the same times.
 * `now` is ISO 8601.
 */
export type ReaderClock = Zone & { now: string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Waiting longer than this turns grave. */
const longWait = 30 * minute;

const elapsed = (since: string, clock: ReaderClock) => Math.max(0, Date.parse(clock.now) - Date.parse(since));

function sayDuration(milliseconds: number, t: Words): string {
  if (milliseconds < hour) return t("time.minutes", { count: Math.floor(milliseconds / minute) });
  if (milliseconds < day) return t("time.hours", { count: Math.floor(milliseconds / hour) });
  return t("time.days", { count: Math.floor(milliseconds / day) });
}

/** How old something is, as short as a row needs it: now, 3 min, 2 h, then the date. `at` is ISO 8601. */
export function sayAge(at: string, clock: ReaderClock, t: Words): string {
  const age = elapsed(at, clock);
  if (age < minute) return t("time.now");
  if (age < day) return sayDuration(age, t);
  return t("time.date", dateIn(at, clock));
}

/** How long a user has waited for an answer, and whether that is too long. `since` is ISO 8601. */
export function sayWait(since: string, clock: ReaderClock, t: Words): { text: string; long: boolean } {
  const wait = elapsed(since, clock);
  if (wait < minute) return { text: t("time.waiting-now"), long: false };
  return { text: t("time.waiting", { time: sayDuration(wait, t) }), long: wait >= longWait };
}

/** A moment as day and time: Today 8:48. `at` is ISO 8601. */
export function sayMoment(at: string, clock: ReaderClock, t: Words): string {
  const { hour, minute } = dateIn(at, clock);
  return t("time.moment", { day: dayWords(t, at, clock), hour, minute });
}

/** The month something happened in: March 2024. `at` is ISO 8601. */
export const sayMonth = (at: string, zone: Zone, t: Words) => t("time.month", dateIn(at, zone));
