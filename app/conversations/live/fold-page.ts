import { mergeById, withStatuses } from "./fold-event";
import type { LiveConversation } from "./live-conversation";
import type { Message } from "~/conversations/message";

/** One page of a thread's messages, without gaps, and the events that stand among them. */
export type HistoryPage<M extends Message = Message> = Pick<
  LiveConversation<M>,
  "messages" | "events" | "notes" | "page"
>;

/** Whether a page overlaps what is shown, or stands right before or behind it. */
export function adjoins(live: HistoryPage, page: HistoryPage): boolean {
  const [first, last] = endsOf(live);
  const [from, to] = endsOf(page);
  return from <= last + 1 && to >= first - 1;
}

/**
 * Takes in a page that adjoins what is shown: of each message the latest version, the stream's told aside included,
 * because the page may have been read before it spoke. What is marked as not known to be current gives way.
 */
export function foldPage<M extends Message>(
  live: LiveConversation<M>,
  { messages, events, notes, page }: HistoryPage<M>,
): LiveConversation<M> {
  if (messages.length === 0) return live;
  const [first, last] = endsOf(live);
  const [from, to] = endsOf({ messages });
  const before = from <= first ? page.before : live.page.before;
  const ends = to >= last && page.after === null;
  const after = to >= last ? page.after : live.page.after;
  const known = latest([...live.messages, ...(live.aside ?? []), ...messages]);
  const isShown = ({ seq }: M) =>
    seq >= Math.min(first, from) && (after === null || seq <= Math.max(last, to));
  const isGone = ({ seq, rev }: M) => ends && seq > to && rev === unsureRev;
  return withStatuses({
    ...live,
    messages: known.filter((message) => isShown(message) && !isGone(message)),
    events: mergeById(live.events, events),
    notes: mergeById(live.notes, notes),
    page: { before, after },
    aside: known.filter((message) => !isShown(message)),
  });
}

/** The rev of a message that may have changed unheard: below every real one. */
const unsureRev = 0;

/** From where on what is shown is to be read again; null while all of it is current. */
export function unsureFrom(messages: readonly Message[]): number | null {
  return messages.find(({ rev }) => rev === unsureRev)?.seq ?? null;
}

/** Marks everything shown as not known to be current. */
export function asUnsure<M extends Message>(live: LiveConversation<M>): LiveConversation<M> {
  const messages = live.messages.map((message) => ({ ...message, rev: unsureRev }));
  return { ...live, rev: unsureRev, messages, aside: [] };
}

/** The seqs of the first and the last message; of none, a span that nothing adjoins. */
function endsOf({ messages }: Pick<HistoryPage, "messages">): [number, number] {
  return [messages[0]?.seq ?? Infinity, messages.at(-1)?.seq ?? -Infinity];
}

function latest<M extends Message>(messages: M[]): M[] {
  const bySeq = new Map<number, M>();
  for (const message of messages) {
    const known = bySeq.get(message.seq);
    if (!known || known.rev <= message.rev) bySeq.set(message.seq, message);
  }
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}
