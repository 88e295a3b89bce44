import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "~/database/client.server";
import type { ThreadEvent } from "~/database/generated/client";
import type { Actor } from "~/identity/actor";
import type { LiveEvent } from "~/realtime/live-event";
import { Announcement } from "~/conversations/changes/announcement.server";
import {
  conversationColumns,
  conversationTables,
  type ConversationRow,
} from "~/conversations/changes/conversation-row.server";
import { toThreadEvent } from "~/conversations/history/thread-events.server";

/**
 * Takes all conversations from who leaves the team, in the transaction that has written that: few statements, however
 * many there are. Returns what to publish after commit.
 */
export async function clearAssignments(
  tx: Transaction,
  actor: Actor,
  memberId: string,
): Promise<LiveEvent[]> {
  const { organizationId } = actor;
  await tx.$queryRaw`
    SELECT 1 FROM "Conversation" WHERE "organizationId" = ${organizationId}::uuid AND "assigneeId" = ${memberId}::uuid
    ORDER BY "id" FOR UPDATE`;
  const rows = await tx.$queryRaw<ConversationRow[]>`
    SELECT ${conversationColumns} FROM ${conversationTables}
    WHERE c."organizationId" = ${organizationId}::uuid AND c."assigneeId" = ${memberId}::uuid`;
  const cleared = rows.map((row) => clear(new Announcement(row), actor));
  await tx.$executeRaw`
    UPDATE "Conversation" SET "assigneeId" = NULL, "rev" = "rev" + 1, "updatedAt" = ${new Date()}
    WHERE "organizationId" = ${organizationId}::uuid AND "assigneeId" = ${memberId}::uuid`;
  await tx.threadEvent.createMany({ data: cleared.map(({ event }) => ({ ...event, params: {} })) });
  await tx.auditEntry.createMany({ data: cleared.map(({ entry }) => entry) });
  return cleared.flatMap(({ announcement }) => announcement.events());
}

function clear(announcement: Announcement, actor: Actor) {
  const { conversation } = announcement;
  const { id: conversationId, organizationId, assigneeName, userName } = conversation;
  const by = { actorId: actor.memberId, actorName: actor.name };
  const event: ThreadEvent = {
    id: uuidv7(),
    organizationId,
    conversationId,
    afterSeq: conversation.lastSeq,
    rev: announcement.update({ assigneeId: null, assigneeName: null }, "state"),
    code: "unassigned",
    visibility: "team",
    ...by,
    params: {},
    createdAt: new Date(),
  };
  announcement.tell("thread-event", toThreadEvent(event), "organization");
  const detail = { user: userName, before: assigneeName ?? "", after: "" };
  const entry = { organizationId, ...by, action: "conversation-assigned", subjectId: conversationId, detail };
  return { announcement, event, entry };
}
