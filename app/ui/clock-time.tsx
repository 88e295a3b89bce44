import { useWords, type Words } from "~/i18n/words";
import { dayBefore, dayNamesOf, momentOf } from "./dates";

type ClockTimeProps = { at: string; timeZone: string };

/** The time of day of an ISO 8601 time, as 9:12. */
export function ClockTime({ at, timeZone }: ClockTimeProps) {
  const t = useWords();
  const { hour, minute } = momentOf(at, timeZone);
  return <time dateTime={at}>{t("common.time", { hour, minute })}</time>;
}

type DayOptions = { timeZone: string; locale: string; /** An ISO 8601 time of today. */ now: string };

/** A day in words: Today, Yesterday, Tuesday 17 November, and with its year where that is another one. */
export function dayWords(t: Words, at: string, { timeZone, locale, now }: DayOptions): string {
  const moment = momentOf(at, timeZone);
  const today = momentOf(now, timeZone);
  if (moment.date === today.date) return t("common.today");
  if (moment.date === dayBefore(today.date)) return t("common.yesterday");
  const parts = { ...dayNamesOf(at, timeZone, locale), day: moment.day, year: moment.year };
  return t(moment.year === today.year ? "common.day" : "common.day-of-year", parts);
}
