import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import type { ConversationSummary, Ready, RunningAnswer } from "./conversation";
import type { ConversationRow } from "~/conversations/changes/conversation-row.server";
import {
  getConversationRow,
  receiptsOf,
  scopeOf,
  stateOf,
  summaryOf,
} from "~/conversations/changes/conversation-row.server";
import { listPresence } from "~/conversations/live/presence.server";
import { listLooking } from "~/conversations/live/looking.server";
import { listTyping } from "~/conversations/live/typing.server";

/** Which conversation is whose never changes: the newest ten thousand that were asked for, by member. */
const ownConversations = new Map<string, string>();

/** The id of a user's own conversation, which came with the membership. */
export async function getOwnConversationId(actor: Actor): Promise<string> {
  const known = ownConversations.get(actor.memberId);
  if (known !== undefined) return known;
  const own = await db.conversation.findFirst({
    where: { organizationId: actor.organizationId, userMemberId: actor.memberId },
    select: { id: true },
  });
  if (!own) throw new DomainError("not-found");
  const [oldest] = ownConversations.size < 10_000 ? [] : ownConversations.keys();
  if (oldest !== undefined) ownConversations.delete(oldest);
  ownConversations.set(actor.memberId, own.id);
  return own.id;
}

/** Throws not-found for a conversation this actor may not reach, as for an absent one. */
export async function requireConversation(actor: Actor, conversationId: string): Promise<void> {
  await getConversationRow(scopeOf(actor, conversationId));
}

/** One conversation as a list shows it to this actor. Throws not-found as requireConversation. */
export async function getConversation(actor: Actor, conversationId: string): Promise<ConversationSummary> {
  return summaryOf(await getConversationRow(scopeOf(actor, conversationId)), sideOf(actor));
}

/** The answer being made in a conversation, or null. */
export async function getRunningAnswer(conversationId: string): Promise<RunningAnswer | null> {
  const run = await db.assistantRun.findFirst({
    where: { conversationId, state: { in: ["queued", "streaming"] } },
    orderBy: { createdAt: "asc" },
    include: { message: { select: { id: true, seq: true } } },
  });
  if (!run || (run.state !== "queued" && run.state !== "streaming")) return null;
  const spoken = run.firstWordsAt ? run.message : null;
  return { id: run.id, state: run.state, messageId: spoken?.id ?? null, seq: spoken?.seq ?? null };
}

/** All of a conversation that is not a message, as this reader may see it now. */
export async function getReady(actor: Actor, row: ConversationRow): Promise<Ready> {
  const run = await getRunningAnswer(row.id);
  const thinking = run && !run.messageId ? row.assistantName : null;
  const isTeam = sideOf(actor) === "organization";
  const [typing, looking, presence] = await Promise.all([
    listTyping(row.id, { side: sideOf(actor), exceptMemberId: actor.memberId, thinking }),
    isTeam ? listLooking(row.id, actor.memberId) : null,
    listPresence(row),
  ]);
  return {
    rev: row.rev,
    conversation: stateOf(row, sideOf(actor)),
    receipts: receiptsOf(row),
    typing,
    ...(looking && { looking }),
    presence,
    run,
  };
}
