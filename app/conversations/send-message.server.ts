import type { Actor } from "~/identity/actor";
import { findAnsweringRun, queueAnswer, wakeAnswers } from "./answer-queue.server";
import { findRepeated, hashOfBody } from "./client-id.server";
import { scopeOf } from "./conversation-row.server";
import type { Message } from "./message";
import { recordChange } from "./record-change.server";
import { addMessage } from "./store-message.server";
import { endTyping } from "./typing.server";

/** `runId`: the assistant's run that answers it, of a repeat also one that has ended; null while the team holds it. */
export type SentMessage = { message: Message; repeated: boolean; runId: string | null };

/**
 * Says something as the conversation's user. `body` is Markdown of 1–10,000 characters, checked by the caller's
 * schema. The same `clientId` and body again gives the first message back; another body throws client-id-reused.
 */
export async function sendMessage(
  actor: Actor,
  sent: { conversationId: string; body: string; clientId: string },
): Promise<SentMessage> {
  const bodyHash = hashOfBody(sent.body);
  const result = await recordChange(scopeOf(actor, sent.conversationId), async (change) => {
    const { userMemberId, userName } = change.conversation;
    const key = { senderId: userMemberId, clientId: sent.clientId, bodyHash };
    const first = await findRepeated(change, key);
    if (first) return { message: first, repeated: true, runId: await findAnsweringRun(change, first.seq) };
    const message = await addMessage(change, {
      sender: { type: "user", id: userMemberId, name: userName },
      body: sent.body,
      bodyHash,
      clientId: sent.clientId,
    });
    return { message, repeated: false, runId: await queueAnswer(change, message.seq) };
  });
  endTyping(sent.conversationId, actor.memberId);
  if (!result.repeated) wakeAnswers([result.runId]);
  return result;
}
