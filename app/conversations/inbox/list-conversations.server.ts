import { z } from "zod";
import { Prisma } from "~/database/generated/client";
import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import { instant, uuid } from "~/http/text-fields";
import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import type { ConversationStatus, ConversationSummary, Handler } from "~/conversations/conversation";
import type { ConversationRow } from "~/conversations/changes/conversation-row.server";
import { findConversations } from "./search-conversations.server";
import {
  conversationColumns,
  conversationTables,
  getConversationRow,
  scopeOf,
  summaryOf,
} from "~/conversations/changes/conversation-row.server";

type ConversationView = "all" | "mine" | "unassigned" | "assistant";

/** `cursor` is opaque: what the previous page gave as `next`. `limit` is 1–100. */
export type ConversationQuery = {
  view?: ConversationView | undefined;
  status?: ConversationStatus | undefined;
  assigneeId?: string | undefined;
  handledBy?: Handler | undefined;
  q?: string | undefined;
  /** A label's name. */
  label?: string | undefined;
  updatedSince?: Date | undefined;
  cursor?: string | undefined;
  limit: number;
};

/**
 * The conversations this actor may reach that have a message, newest activity first. Throws malformed for a cursor
 * that is none, not-found for one that ends at a conversation this actor may not reach.
 */
export async function listConversations(
  actor: Actor,
  query: ConversationQuery,
): Promise<{ conversations: ConversationSummary[]; next: string | null }> {
  const end = query.cursor === undefined ? null : await readCursor(actor, query.cursor);
  const conditions = conditionsOf(actor, query, end);
  const limit = query.limit + 1;
  if (query.q) {
    const { organizationId } = actor;
    const found = await findConversations(query.q, { organizationId, conditions, limit });
    conditions.push(Prisma.sql`c."id" = ANY(${found}::uuid[])`);
  }
  const rows = await db.$queryRaw<ConversationRow[]>`
    SELECT ${conversationColumns} FROM ${conversationTables}
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY c."lastMessageAt" DESC, c."id" DESC LIMIT ${limit}`;
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    conversations: page.map((row) => summaryOf(row, sideOf(actor))),
    next: rows.length > query.limit && last ? cursorOf(last) : null,
  };
}

function conditionsOf(actor: Actor, query: ConversationQuery, end: Cursor | null): Prisma.Sql[] {
  const parts = [
    Prisma.sql`c."organizationId" = ${actor.organizationId}::uuid`,
    Prisma.sql`c."lastMessageAt" IS NOT NULL`,
  ];
  if (actor.role === "user") parts.push(Prisma.sql`c."userMemberId" = ${actor.memberId}::uuid`);
  if (query.view === "mine") parts.push(Prisma.sql`c."assigneeId" = ${actor.memberId}::uuid`);
  if (query.view === "unassigned") parts.push(Prisma.sql`c."assigneeId" IS NULL AND c."handledBy" = 'team'`);
  if (query.view === "assistant") parts.push(Prisma.sql`c."handledBy" = 'assistant'`);
  if (query.status) parts.push(Prisma.sql`c."status" = ${query.status}::"ConversationStatus"`);
  if (query.handledBy) parts.push(Prisma.sql`c."handledBy" = ${query.handledBy}::"Handler"`);
  if (query.assigneeId) parts.push(Prisma.sql`c."assigneeId" = ${query.assigneeId}::uuid`);
  if (query.updatedSince) parts.push(Prisma.sql`c."updatedAt" >= ${query.updatedSince}`);
  if (query.label) parts.push(labelled(actor, query.label));
  if (end) parts.push(Prisma.sql`(c."lastMessageAt", c."id") < (${end[0]}, ${end[1]}::uuid)`);
  return parts;
}

function labelled({ organizationId }: Actor, label: string): Prisma.Sql {
  return Prisma.sql`c."id" IN (
    SELECT cl."conversationId" FROM "ConversationLabel" cl JOIN "Label" l ON l."id" = cl."labelId"
    WHERE l."organizationId" = ${organizationId}::uuid AND l."name" = ${label})`;
}

function cursorOf(row: ConversationRow): string {
  return Buffer.from(`${row.lastMessageAt?.toISOString() ?? ""} ${row.id}`).toString("base64url");
}

/** When the last conversation of a page had its last message, and its id. */
const Cursor = z.tuple([instant, uuid]);
type Cursor = z.output<typeof Cursor>;

async function readCursor(actor: Actor, text: string): Promise<Cursor> {
  const cursor = Cursor.safeParse(Buffer.from(text, "base64url").toString().split(" "));
  if (!cursor.success) throw new DomainError("malformed");
  await getConversationRow(scopeOf(actor, cursor.data[1]));
  return cursor.data;
}
