import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { leaveAnswers } from "~/conversations/handling/ended-runs.server";
import { findRepeated, hashOfBody } from "./client-id.server";
import { setStatus } from "~/conversations/casework/set-status.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { takeOver } from "~/conversations/handling/handling.server";
import type { Message } from "~/conversations/message";
import type { Change } from "~/conversations/changes/change.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { endTyping } from "~/conversations/live/typing.server";
import { addMessage } from "./store-message.server";

/**
 * Answers the user as a person of the team, and takes the conversation from the assistant.
 * With `seenSeq`, throws newer-messages when the user or a colleague has written since; a repeat of the same
 * `clientId` is recognised before that. With `resolve` the conversation is resolved by it, or neither happens. Body and key as in sendMessage.
 */
export async function sendReply(
  actor: Actor,
  sent: {
    conversationId: string;
    body: string;
    clientId: string;
    seenSeq?: number | undefined;
    resolve?: boolean;
  },
): Promise<{ message: Message; repeated: boolean }> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const bodyHash = hashOfBody(sent.body);
  const result = await recordChange(scopeOf(actor, sent.conversationId), async (change) => {
    const first = await findRepeated(change, { senderId: actor.memberId, clientId: sent.clientId, bodyHash });
    if (first) return { message: first, repeated: true, ended: [] };
    await requireNothingNewer(change, actor, sent.seenSeq);
    const ended = change.conversation.handledBy === "assistant" ? await takeOver(change, actor) : [];
    const message = await addMessage(change, {
      sender: { type: "agent", id: actor.memberId, name: actor.name },
      body: sent.body,
      bodyHash,
      clientId: sent.clientId,
    });
    if (sent.resolve) await setStatus(change, actor, { status: "resolved" });
    return { message, repeated: false, ended };
  });
  endTyping(sent.conversationId, actor.memberId);
  leaveAnswers(result.ended);
  return { message: result.message, repeated: result.repeated };
}

async function requireNothingNewer(change: Change, actor: Actor, seenSeq: number | undefined): Promise<void> {
  if (seenSeq === undefined) return;
  const newer = await change.tx.message.findFirst({
    where: {
      conversationId: change.conversation.id,
      seq: { gt: seenSeq },
      OR: [{ senderType: "user" }, { senderType: "agent", senderId: { not: actor.memberId } }],
    },
    select: { seq: true },
  });
  if (newer) throw new DomainError("newer-messages");
}
