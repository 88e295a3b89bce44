import type { Conversation } from "~/database/generated/client";
import { Prisma } from "~/database/generated/client";
import type { Transaction } from "~/database/client.server";
import { readRows } from "~/database/run-statement.server";
import { DomainError } from "~/errors";
import type { Actor, Side } from "~/identity/actor";
import type { ConversationState, ConversationSummary } from "~/conversations/conversation";
import type { Receipt } from "~/conversations/message";

/** A conversation with the names its readers see. */
export type ConversationRow = Conversation & {
  userName: string;
  userEmail: string | null;
  userLastSeenAt: Date | null;
  userSince: Date;
  assigneeName: string | null;
  labels: string[];
  assistantName: string;
  assistantEnabled: boolean;
  /** Whether the assistant is answering. */
  running: boolean;
};

/** Which conversation is meant: within an organization, and for a user only the own one. */
export type ConversationScope = { id: string; organizationId: string; userMemberId: string | null };

/** The lookup is the authorization: what this actor may not reach does not exist for it. */
export function scopeOf(actor: Actor, id: string): ConversationScope {
  return {
    id,
    organizationId: actor.organizationId,
    userMemberId: actor.role === "user" ? actor.memberId : null,
  };
}

export const conversationColumns = Prisma.sql`
  c.*, u."name" AS "userName", u."email" AS "userEmail", m."lastSeenAt" AS "userLastSeenAt", m."createdAt" AS "userSince", au."name" AS "assigneeName",
  o."assistantName", o."assistantEnabled",
  EXISTS(SELECT 1 FROM "AssistantRun" r WHERE r."conversationId" = c."id" AND r."state" IN ('queued', 'streaming'))
    AS "running",
  ARRAY(SELECT l."name" FROM "ConversationLabel" cl JOIN "Label" l ON l."id" = cl."labelId"
        WHERE cl."conversationId" = c."id" ORDER BY l."name") AS "labels"`;

export const conversationTables = Prisma.sql`
  "Conversation" c
  JOIN "Organization" o ON o."id" = c."organizationId"
  JOIN "Member" m ON m."id" = c."userMemberId"
  JOIN "User" u ON u."id" = m."userId"
  LEFT JOIN "Member" am ON am."id" = c."assigneeId"
  LEFT JOIN "User" au ON au."id" = am."userId"`;

function within(scope: ConversationScope): Prisma.Sql {
  const own = scope.userMemberId
    ? Prisma.sql`AND c."userMemberId" = ${scope.userMemberId}::uuid`
    : Prisma.empty;
  return Prisma.sql`c."id" = ${scope.id}::uuid AND c."organizationId" = ${scope.organizationId}::uuid ${own}`;
}

/** The conversations a condition on `c` holds for, in no order. */
export function listConversationRows(condition: Prisma.Sql): Promise<ConversationRow[]> {
  return readRows(Prisma.sql`SELECT ${conversationColumns} FROM ${conversationTables} WHERE ${condition}`);
}

/** The conversation, or not-found as for an absent one. */
export async function getConversationRow(scope: ConversationScope): Promise<ConversationRow> {
  const [row] = await listConversationRows(within(scope));
  if (!row) throw new DomainError("not-found");
  return row;
}

/**
 * The same under its row lock: until the transaction ends nothing else changes in this conversation. What is joined is
 * read by a statement of its own: one that waits for a lock reads only the locked row again.
 */
export async function lockConversationRow(
  tx: Transaction,
  scope: ConversationScope,
): Promise<ConversationRow> {
  await tx.$queryRaw`SELECT 1 FROM "Conversation" c WHERE ${within(scope)} FOR UPDATE`;
  const [row] = await tx.$queryRaw<ConversationRow[]>`
    SELECT ${conversationColumns} FROM ${conversationTables} WHERE ${within(scope)}`;
  if (!row) throw new DomainError("not-found");
  return row;
}

export function receiptsOf(row: ConversationRow): Receipt[] {
  return [
    { side: "user", deliveredSeq: row.userDeliveredSeq, readSeq: row.userReadSeq },
    { side: "organization", deliveredSeq: row.organizationDeliveredSeq, readSeq: row.organizationReadSeq },
  ];
}

/** `reader` decides what is left out: labels are the team's own. */
export function stateOf(row: ConversationRow, reader: Side): ConversationState {
  return {
    id: row.id,
    rev: row.rev,
    status: row.status,
    assignee: row.assigneeId && row.assigneeName ? { id: row.assigneeId, name: row.assigneeName } : null,
    labels: reader === "organization" ? row.labels : [],
    handledBy: row.handledBy,
    handlingEpoch: row.handlingEpoch,
    ...(row.snoozedUntil && reader === "organization" && { snoozedUntil: row.snoozedUntil.toISOString() }),
  };
}

/** A conversation as a list shows it to one of its sides. */
export function summaryOf(row: ConversationRow, reader: Side): ConversationSummary {
  return {
    ...stateOf(row, reader),
    user: { id: row.userMemberId, name: row.userName, email: row.userEmail },
    lastMessage: row.lastMessageAt
      ? {
          seq: row.lastSeq,
          senderType: row.lastMessageSenderType ?? "system",
          senderName: row.lastMessageSenderName ?? "",
          preview: row.lastMessagePreview ?? "",
          createdAt: row.lastMessageAt.toISOString(),
        }
      : null,
    unread: reader === "user" ? row.unreadForUser : row.unreadForOrganization,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    running: row.running,
  };
}
