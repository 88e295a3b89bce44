import { dayAfter, instantAt, momentOf } from "~/ui/dates";

const hour = 3_600_000;

/** When a snooze may end without a date being typed. */
export type SnoozePreset = { name: "later" | "tomorrow" | "next-week"; at: string };

/**
 * Three hours from now on the full hour, unless that is another day; tomorrow and next Monday at nine, by the reader's
 * clock. `now` and `at` are ISO 8601.
 */
export function snoozePresets(now: string, timeZone: string): SnoozePreset[] {
  const { date } = momentOf(now, timeZone);
  const later = new Date(Math.ceil((Date.parse(now) + 3 * hour) / hour) * hour).toISOString();
  const atNine = (day: string) => instantAt(`${day}T09:00`, timeZone).toISOString();
  const presets: SnoozePreset[] = [
    { name: "tomorrow", at: atNine(dayAfter(date)) },
    { name: "next-week", at: atNine(mondayAfter(date)) },
  ];
  return momentOf(later, timeZone).date === date ? [{ name: "later", at: later }, ...presets] : presets;
}

function mondayAfter(date: string): string {
  let day = dayAfter(date);
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 1) day = dayAfter(day);
  return day;
}

/** A moment a form names: ISO 8601 with its zone, or, as a date and time field sends it, by the reader's own clock. */
export function readUntil(text: string, timeZone: string): Date | null {
  const isLocal = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text);
  if (isLocal && Number.isNaN(Date.parse(`${text}Z`))) return null;
  if (isLocal) return instantAt(text.slice(0, 16), timeZone);
  const moment = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : null;
  return moment && !Number.isNaN(moment.getTime()) ? moment : null;
}
