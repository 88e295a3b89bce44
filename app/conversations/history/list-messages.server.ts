import { readRows } from "~/database/run-statement.server";
import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import type { ConversationRow } from "~/conversations/changes/conversation-row.server";
import { getConversationRow, receiptsOf, scopeOf } from "~/conversations/changes/conversation-row.server";
import type { Message, SenderType } from "~/conversations/message";
import type { MessageRow } from "./message-row.server";
import { toMessage } from "./message-row.server";
import type { MessageSearch, Towards } from "./message-search.server";
import { lastSeqQuery, sideQuery } from "./message-search.server";
import type { Note } from "~/conversations/notes/note";
import type { ThreadEvent } from "~/conversations/thread-event";
import { listBesides } from "./list-besides.server";

/** `before`, `after`, `around` are seqs, at most one of them; `limit` is 1–100. */
export type MessageQuery = {
  before?: number | undefined;
  after?: number | undefined;
  around?: number | undefined;
  limit: number;
  q?: string | undefined;
  sender?: SenderType[] | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
};

/**
 * Oldest first. `page.before` and `page.after` are the cursors of the neighbouring pages, null at an end.
 * `rev` was read before the rows: a stream that resumes from it repeats at worst what the page has.
 */
export type MessagePage = {
  conversation: ConversationRow;
  messages: Message[];
  events: ThreadEvent[];
  /** The team's; a user gets none. */
  notes: Note[];
  page: { before: number | null; after: number | null };
  rev: number;
};

/**
 * One page of a conversation, by keyset. Throws not-found. `createdAt` never falls as seqs rise, so times become seqs.
 * A page of found messages has no thread events or notes: what stood between them is left out. Nor has one without
 * `besides`.
 */
export async function listMessages(
  actor: Actor,
  conversationId: string,
  query: MessageQuery,
  { besides = true } = {},
): Promise<MessagePage> {
  const conversation = await getConversationRow(scopeOf(actor, conversationId));
  const span = await spanOf(conversation, query);
  const found = await readPage({ ...query, ...span, conversationId: conversation.id }, query);
  const page = cursorsOf(found, query, conversation.lastSeq);
  const nothing = isFiltered(query) || !besides;
  const reader = { conversationId: conversation.id, reader: sideOf(actor) };
  const among = { from: page.before ?? 0, to: page.after ?? conversation.lastSeq };
  const receipts = receiptsOf(conversation);
  return {
    conversation,
    messages: found.rows.map((row) => toMessage(row, receipts)),
    ...(nothing ? { events: [], notes: [] } : await listBesides(reader, among)),
    page,
    rev: conversation.rev,
  };
}

/** Whether a query leaves messages out. */
export function isFiltered({ q, sender, since, until }: MessageQuery): boolean {
  return Boolean(q || sender?.length || since || until);
}

/** The seqs of the messages written between `since` and `until`, both included. */
async function spanOf(
  { id: conversationId, lastSeq }: ConversationRow,
  { since, until }: MessageQuery,
): Promise<{ from: number; to: number }> {
  const last = async (moment: Date, included: boolean) => {
    const query = lastSeqQuery({ conversationId, lastSeq }, { moment, included });
    const [found] = await readRows<{ seq: number }>(query);
    return found?.seq ?? 0;
  };
  return {
    from: since ? (await last(since, false)) + 1 : 1,
    to: until ? await last(until, true) : lastSeq,
  };
}

/** A page beyond an end is empty; its cursors lead back to where the rows are. */
function cursorsOf(
  { rows, olderExist, newerExist }: Page,
  { before = 1, after = Infinity }: MessageQuery,
  lastSeq: number,
): MessagePage["page"] {
  const oldest = rows[0]?.seq ?? Math.min(after, lastSeq) + 1;
  const newest = rows.at(-1)?.seq ?? Math.max(before, 1) - 1;
  return { before: olderExist ? oldest : null, after: newerExist ? newest : null };
}

type Page = { rows: MessageRow[]; olderExist: boolean; newerExist: boolean };

async function readPage(
  search: MessageSearch,
  { limit, around, after, before }: MessageQuery,
): Promise<Page> {
  const upTo = (seq: number) => ({ ...search, to: Math.min(search.to, seq) });
  const beyond = (seq: number) => ({ ...search, from: Math.max(search.from, Math.min(seq, search.to) + 1) });
  if (around !== undefined) {
    const half = Math.ceil(limit / 2);
    const [older, newer] = await Promise.all([
      readSide(upTo(around), "older", half),
      readSide(beyond(around), "newer", limit - half),
    ]);
    return { rows: [...older.rows, ...newer.rows], olderExist: older.more, newerExist: newer.more };
  }
  if (after !== undefined) {
    const { rows, more } = await readSide(beyond(after), "newer", limit);
    const olderExist = await exists(upTo(after), "older");
    return { rows, olderExist, newerExist: more };
  }
  if (before !== undefined) {
    const { rows, more } = await readSide(upTo(before - 1), "older", limit);
    const newerExist = await exists(beyond(before - 1), "newer");
    return { rows, olderExist: more, newerExist };
  }
  const { rows, more } = await readSide(search, "older", limit);
  return { rows, olderExist: more, newerExist: false };
}

/** Of what a search finds, the `limit` rows nearest to one end, oldest first, and whether there are more. */
async function readSide(search: MessageSearch, towards: Towards, limit: number) {
  const found = await readRows<MessageRow>(sideQuery(search, towards, limit + 1));
  const rows = found.slice(0, limit);
  return { rows: towards === "older" ? rows.reverse() : rows, more: found.length > limit };
}

/** Seqs have no gaps: where nothing is searched for, a span that is not empty holds messages. */
async function exists(search: MessageSearch, towards: Towards): Promise<boolean> {
  if (!search.q && !search.sender?.length) return search.from <= search.to;
  return (await readRows(sideQuery(search, towards, 1))).length > 0;
}
