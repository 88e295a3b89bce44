import { Prisma } from "~/database/generated/client";
import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import type { ConversationStatus, ConversationSummary, Handler } from "./conversation";
import type { ConversationRow } from "./conversation-row.server";
import { conversationColumns, conversationTables, summaryOf } from "./conversation-row.server";

type ConversationView = "all" | "mine" | "unassigned" | "assistant";

/** `cursor` is opaque: what the previous page gave as `next`. `limit` is 1–100. */
export type ConversationQuery = {
  view?: ConversationView | undefined;
  status?: ConversationStatus | undefined;
  assigneeId?: string | undefined;
  handledBy?: Handler | undefined;
  q?: string | undefined;
  updatedSince?: Date | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** The conversations this actor may reach that have a message, newest activity first. Malformed for a bad cursor. */
export async function listConversations(
  actor: Actor,
  query: ConversationQuery,
): Promise<{ conversations: ConversationSummary[]; next: string | null }> {
  const rows = await db.$queryRaw<ConversationRow[]>`
    SELECT ${conversationColumns} FROM ${conversationTables}
    WHERE ${Prisma.join(conditionsOf(actor, query), " AND ")}
    ORDER BY c."lastMessageAt" DESC, c."id" DESC LIMIT ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    conversations: page.map(summaryOf),
    next: rows.length > query.limit && last ? cursorOf(last) : null,
  };
}

function conditionsOf(actor: Actor, query: ConversationQuery): Prisma.Sql[] {
  const parts = [
    Prisma.sql`c."organizationId" = ${actor.organizationId}::uuid`,
    Prisma.sql`c."lastMessageAt" IS NOT NULL`,
  ];
  if (actor.role === "user") parts.push(Prisma.sql`c."userMemberId" = ${actor.memberId}::uuid`);
  if (query.view === "mine") parts.push(Prisma.sql`c."assigneeId" = ${actor.memberId}::uuid`);
  if (query.view === "unassigned") parts.push(Prisma.sql`c."assigneeId" IS NULL AND c."handledBy" = 'team'`);
  if (query.view === "assistant") parts.push(Prisma.sql`c."handledBy" = 'assistant'`);
  if (query.status) parts.push(Prisma.sql`c."status"::text = ${query.status}`);
  if (query.handledBy) parts.push(Prisma.sql`c."handledBy"::text = ${query.handledBy}`);
  if (query.assigneeId) parts.push(Prisma.sql`c."assigneeId" = ${query.assigneeId}::uuid`);
  if (query.updatedSince) parts.push(Prisma.sql`c."updatedAt" >= ${query.updatedSince}`);
  if (query.q) parts.push(matching(query.q));
  if (query.cursor) {
    const { at, id } = parseCursor(query.cursor);
    parts.push(Prisma.sql`(c."lastMessageAt", c."id") < (${at}, ${id}::uuid)`);
  }
  return parts;
}

function matching(q: string): Prisma.Sql {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(u."name" ILIKE ${pattern} OR u."email" ILIKE ${pattern} OR EXISTS (
    SELECT 1 FROM "Message" found WHERE found."conversationId" = c."id"
      AND to_tsvector(found."language", found."body") @@ websearch_to_tsquery(found."language", ${q})))`;
}

function cursorOf(row: ConversationRow): string {
  return Buffer.from(`${row.lastMessageAt?.toISOString() ?? ""} ${row.id}`).toString("base64url");
}

function parseCursor(cursor: string): { at: Date; id: string } {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw new DomainError("malformed");
  }
  return { at, id };
}
