/** A moment as a clock and a calendar of some time zone show it. `date` is `YYYY-MM-DD`; hours run from 0 to 23. */
export type Moment = { date: string; year: string; day: string; hour: string; minute: string };

/** The names a locale gives to a moment's weekday and month. */
export type DayNames = { weekday: string; month: string };

const formats = new Map<string, Intl.DateTimeFormat>();
const moments = new Map<string, Moment>();
/** Of how many moments at most is known how they look: a page asks for each several times. */
const mostMoments = 2_000;

/**
 * Takes an ISO 8601 time apart in an IANA time zone. Only single parts come from the locale data; the
 * catalogue joins them, so that a server and a browser of other versions agree on every character.
 */
export function momentOf(iso: string, timeZone: string): Moment {
  const key = `${iso} ${timeZone}`;
  const known = moments.get(key);
  if (known) return known;
  if (moments.size >= mostMoments) moments.clear();
  const moment = takeApart(iso, timeZone);
  moments.set(key, moment);
  return moment;
}

function takeApart(iso: string, timeZone: string): Moment {
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
  return dayFrom(date, -1);
}

/** The date after a `YYYY-MM-DD`. */
export function dayAfter(date: string): string {
  return dayFrom(date, 1);
}

function dayFrom(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The moment at which a clock of an IANA time zone shows `YYYY-MM-DDTHH:MM`; one it skips or repeats is near there. */
export function instantAt(local: string, timeZone: string): Date {
  const wanted = Date.parse(`${local}Z`);
  const shownAt = (moment: number) => {
    const { date, hour, minute } = momentOf(new Date(moment).toISOString(), timeZone);
    return Date.parse(`${date}T${hour.padStart(2, "0")}:${minute}Z`);
  };
  const near = wanted + (wanted - shownAt(wanted));
  return new Date(near + (wanted - shownAt(near)));
}

/** No time zone ever was further from UTC, in milliseconds. */
const reach = 16 * 60 * 60 * 1000;

/** The first moment of a `YYYY-MM-DD` (years 1000 to 9998) in an IANA time zone, whatever its clocks do that night. */
export function dayStart(date: string, timeZone: string): Date {
  const middle = Date.parse(`${date}T00:00:00Z`);
  let before = middle - reach;
  let from = middle + reach;
  while (from - before > 1) {
    const half = Math.floor((before + from) / 2);
    if (momentOf(new Date(half).toISOString(), timeZone).date < date) before = half;
    else from = half;
  }
  return new Date(from);
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
