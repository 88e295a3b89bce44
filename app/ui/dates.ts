/** A moment as a clock and a calendar of some time zone show it. `date` is `YYYY-MM-DD`; hours run from 0 to 23. */
export type Moment = { date: string; year: string; day: string; hour: string; minute: string };

/** The names a locale gives to a moment's weekday and month. */
export type DayNames = { weekday: string; month: string };

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Takes an ISO 8601 time apart in an IANA time zone. Only single parts come from the locale data; the
 * catalogue joins them, so that a server and a browser of other versions agree on every character.
 */
export function momentOf(iso: string, timeZone: string): Moment {
  const {
    year = "",
    month = "",
    day = "",
    hour = "",
    minute = "",
  } = partsOf(iso, "en-u-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return {
    date: `${year}-${month}-${day}`,
    year,
    day: String(Number(day)),
    hour: String(Number(hour)),
    minute,
  };
}

export function dayNamesOf(iso: string, timeZone: string, locale: string): DayNames {
  const { weekday = "", month = "" } = partsOf(iso, locale, { timeZone, weekday: "long", month: "long" });
  return { weekday, month };
}

/** The date before a `YYYY-MM-DD`. */
export function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

function partsOf(
  iso: string,
  locale: string,
  options: Intl.DateTimeFormatOptions & { timeZone: string },
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const key = [locale, options.timeZone, options.weekday].join();
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return Object.fromEntries(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
}
