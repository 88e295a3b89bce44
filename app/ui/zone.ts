import { dayNamesOf, momentOf, type DayNames, type Moment } from "./dates";

/** Whose calendar and clock a page shows: a BCP 47 locale and an IANA time zone. */
export type Zone = { locale: string; timeZone: string };

/** An ISO 8601 time as all the parts that the catalogue's sentences name. */
export function dateIn(iso: string, { locale, timeZone }: Zone): Moment & DayNames {
  return { ...momentOf(iso, timeZone), ...dayNamesOf(iso, timeZone, locale) };
}
