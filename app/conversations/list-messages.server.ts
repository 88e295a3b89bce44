import { Prisma } from "~/database/generated/client";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import type { ConversationRow } from "./conversation-row.server";
import { getConversationRow, receiptsOf, scopeOf } from "./conversation-row.server";
import type { Message, SenderType } from "./message";
import type { MessageRow } from "./message-row.server";
import { messageColumns, toMessage } from "./message-row.server";
import type { ThreadEvent } from "./thread-event";
import { listThreadEvents } from "./thread-events.server";

/** How many thread events come with a page: its newest. */
const eventLimit = 200;

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
  page: { before: number | null; after: number | null };
  rev: number;
};

/** One page of a conversation, by keyset. Throws not-found. */
export async function listMessages(
  actor: Actor,
  conversationId: string,
  query: MessageQuery,
): Promise<MessagePage> {
  const conversation = await getConversationRow(scopeOf(actor, conversationId));
  const filter = filterOf(conversation.id, query);
  const found = await readPage(filter, query);
  const page = cursorsOf(found, query, conversation.lastSeq);
  const events = await listThreadEvents(
    { conversationId: conversation.id, reader: sideOf(actor) },
    { afterSeq: { gte: page.before ?? 0, lte: page.after ?? conversation.lastSeq } },
    eventLimit,
  );
  const receipts = receiptsOf(conversation);
  return {
    conversation,
    messages: found.rows.map((row) => toMessage(row, receipts)),
    events,
    page,
    rev: conversation.rev,
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

async function readPage(filter: Prisma.Sql, query: MessageQuery): Promise<Page> {
  const { limit } = query;
  if (query.around !== undefined) {
    const half = Math.ceil(limit / 2);
    const [older, newer] = await Promise.all([
      readDown(filter, Prisma.sql`"seq" <= ${query.around}`, half),
      readUp(filter, Prisma.sql`"seq" > ${query.around}`, limit - half),
    ]);
    return { rows: [...older.rows, ...newer.rows], olderExist: older.more, newerExist: newer.more };
  }
  if (query.after !== undefined) {
    const { rows, more } = await readUp(filter, Prisma.sql`"seq" > ${query.after}`, limit);
    const olderExist = await exists(filter, Prisma.sql`"seq" <= ${query.after}`);
    return { rows, olderExist, newerExist: more };
  }
  if (query.before !== undefined) {
    const { rows, more } = await readDown(filter, Prisma.sql`"seq" < ${query.before}`, limit);
    const newerExist = await exists(filter, Prisma.sql`"seq" >= ${query.before}`);
    return { rows, olderExist: more, newerExist };
  }
  const { rows, more } = await readDown(filter, Prisma.sql`TRUE`, limit);
  return { rows, olderExist: more, newerExist: false };
}

async function readDown(filter: Prisma.Sql, where: Prisma.Sql, limit: number) {
  const rows = await db.$queryRaw<MessageRow[]>`
    SELECT ${messageColumns} FROM "Message" WHERE ${filter} AND ${where} ORDER BY "seq" DESC LIMIT ${limit + 1}`;
  return { rows: rows.slice(0, limit).reverse(), more: rows.length > limit };
}

async function readUp(filter: Prisma.Sql, where: Prisma.Sql, limit: number) {
  const rows = await db.$queryRaw<MessageRow[]>`
    SELECT ${messageColumns} FROM "Message" WHERE ${filter} AND ${where} ORDER BY "seq" ASC LIMIT ${limit + 1}`;
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

async function exists(filter: Prisma.Sql, where: Prisma.Sql): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM "Message" WHERE ${filter} AND ${where} LIMIT 1`;
  return rows.length > 0;
}

function filterOf(conversationId: string, query: MessageQuery): Prisma.Sql {
  const parts = [Prisma.sql`"conversationId" = ${conversationId}::uuid`];
  if (query.sender?.length) parts.push(Prisma.sql`"senderType"::text IN (${Prisma.join(query.sender)})`);
  if (query.since) parts.push(Prisma.sql`"createdAt" >= ${query.since}`);
  if (query.until) parts.push(Prisma.sql`"createdAt" <= ${query.until}`);
  if (query.q) {
    parts.push(Prisma.sql`to_tsvector("language", "body") @@ websearch_to_tsquery("language", ${query.q})`);
  }
  return Prisma.join(parts, " AND ");
}
