import { Prisma } from "~/database/generated/client";
import type { SenderType } from "~/conversations/message";
import { messageColumns } from "./message-row.server";

/** What a message is found by: words of its text, who wrote it, and a span of seqs, both ends included. */
export type MessageSearch = {
  conversationId: string;
  q?: string | undefined;
  sender?: SenderType[] | undefined;
  from: number;
  to: number;
};

/** Which end of a span comes first. */
export type Towards = "older" | "newer";

/** The query for the `limit` messages of a search that are nearest to one end of its span, in that order. */
export function sideQuery(search: MessageSearch, towards: Towards, limit: number): Prisma.Sql {
  const { conversationId, from, to } = search;
  if (search.q || search.sender?.length) return searchQuery(search, towards, limit);
  return Prisma.sql`
    SELECT ${messageColumns} FROM "Message"
    WHERE "conversationId" = ${conversationId}::uuid AND "seq" BETWEEN ${from}::int AND ${to}::int
    ORDER BY "seq" ${towards === "older" ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${limit}`;
}

export const everySender: SenderType[] = ["user", "agent", "assistant", "system"];

/**
 * What the index `Message_search` holds of a message, word for word: where it stands (its conversation, its block of
 * 4,096 seqs, its kind of sender) as one lexeme, and its words. So a block is searched without touching another one.
 */
export const indexedMessage = Prisma.sql`(
  array_to_tsvector(ARRAY["conversationId"::text || '/' || ("seq" >> 12)::text || '/' ||
    CASE "senderType" WHEN 'user' THEN 'user' WHEN 'agent' THEN 'agent' WHEN 'assistant' THEN 'assistant' ELSE 'system' END])
  || to_tsvector("language", "body"))`;

/** Every message is stored in this text-search configuration so far. */
export const language = Prisma.sql`'english'::regconfig`;

/**
 * Block after block, so that a common word ends it in the first and a rare one costs an index look-up each. The planner, which cannot know how rare a word
 * is, is left no choice: the inner query offers one index only, and a nested loop keeps the order of the blocks.
 */
function searchQuery(search: MessageSearch, towards: Towards, limit: number): Prisma.Sql {
  const { conversationId, q, sender, from, to } = search;
  const [blocks, order] =
    towards === "older"
      ? [Prisma.sql`generate_series(${to}::int >> 12, ${from}::int >> 12, -1)`, Prisma.sql`DESC`]
      : [Prisma.sql`generate_series(${from}::int >> 12, ${to}::int >> 12)`, Prisma.sql`ASC`];
  const place = Prisma.sql`(
    SELECT string_agg(quote_literal(${conversationId} || '/' || block::text || '/' || sender), ' | ')::tsquery
    FROM unnest(${sender?.length ? sender : everySender}::text[]) sender)`;
  const words = q ? Prisma.sql`websearch_to_tsquery(${language}, ${q})` : null;
  return Prisma.sql`
    SELECT found.* FROM ${blocks} AS block CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT ${messageColumns} FROM "Message"
        WHERE ${indexedMessage} @@ ${words ? Prisma.sql`(${place} && ${words})` : place} OFFSET 0
      ) matching
      WHERE "conversationId" = ${conversationId}::uuid AND "seq" BETWEEN ${from}::int AND ${to}::int
      ORDER BY "seq" ${order} LIMIT ${limit}
    ) found
    ${words ? Prisma.sql`WHERE numnode(${words}) > 0` : Prisma.empty}
    LIMIT ${limit}`;
}

/**
 * The query for the last seq whose message was written before `moment` (or at it): 0 where none was. By bisection,
 * because times never fall as seqs rise.
 */
export function lastSeqQuery(
  { conversationId, lastSeq }: { conversationId: string; lastSeq: number },
  { moment, included }: { moment: Date; included: boolean },
): Prisma.Sql {
  const isBefore = included ? Prisma.sql`"createdAt" <= ${moment}` : Prisma.sql`"createdAt" < ${moment}`;
  return Prisma.sql`
    WITH RECURSIVE span("low", "high") AS (
      SELECT 0, ${lastSeq}::int
      UNION ALL
      SELECT CASE WHEN "isBefore" THEN "middle" ELSE "low" END, CASE WHEN "isBefore" THEN "high" ELSE "middle" - 1 END
      FROM span
      CROSS JOIN LATERAL (SELECT ("low" + "high" + 1) / 2 AS "middle") half
      CROSS JOIN LATERAL (
        SELECT ${isBefore} AS "isBefore" FROM "Message"
        WHERE "conversationId" = ${conversationId}::uuid AND "seq" = "middle"
      ) told
      WHERE "low" < "high"
    )
    SELECT "low" AS "seq" FROM span WHERE "low" = "high"`;
}
