import type { z } from "zod";
import { calendarDay } from "~/http/text-fields";
import { dayAfter, dayStart, momentOf } from "~/ui/dates";
import type { MessageQuery } from "./list-messages.server";
import type { SenderType } from "~/conversations/message";
import { ReadMessages } from "./read-messages";

/** The query of a page of messages as its search form sends it: `from` and `to` are days of the reader's calendar. */
export const FindMessages = ReadMessages.extend({ from: calendarDay.optional(), to: calendarDay.optional() });

/** What the search form shows: text, who wrote it, days as `YYYY-MM-DD`; empty where nothing was chosen. */
export type MessageFilter = { q: string; sender: SenderType[]; from: string; to: string };

/** What of a page's address its neighbours' keep. */
export const keptParts = ["limit", "q", "sender", "since", "until", "from", "to"] as const;

/** The question to the database, and the form's values; null where nothing is left out. Both days are included. */
export function readFilter(
  { from, to, ...query }: z.output<typeof FindMessages>,
  timeZone: string,
): { asked: MessageQuery; filter: MessageFilter | null } {
  const since = from ? dayStart(from, timeZone) : query.since;
  const until = to ? new Date(dayStart(dayAfter(to), timeZone).getTime() - 1) : query.until;
  const dayOf = (moment: Date | undefined) => (moment ? momentOf(moment.toISOString(), timeZone).date : "");
  const filter = { q: query.q ?? "", sender: query.sender ?? [], from: dayOf(since), to: dayOf(until) };
  const isEmpty = !filter.q && filter.sender.length === 0 && !filter.from && !filter.to;
  return { asked: { ...query, since, until }, filter: isEmpty ? null : filter };
}
