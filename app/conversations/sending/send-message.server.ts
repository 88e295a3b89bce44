import type { Actor } from "~/identity/actor";
import { findAnsweringRun, queueAnswer, wakeAnswers } from "~/conversations/handling/answer-queue.server";
import { findRepeated, hashOfBody } from "./client-id.server";
import { commitLane, type GroupedWrite } from "./commit-lane.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import type { Message } from "~/conversations/message";
import { recordChange } from "~/conversations/changes/record-change.server";
import { addMessage } from "./store-message.server";
import { storeTogether, type UserMessage } from "./store-user-messages.server";
import { endTyping } from "~/conversations/live/typing.server";

/** `runId`: the assistant's run that answers it, of a repeat also one that has ended; null while the team holds it. */
export type SentMessage = { message: Message; repeated: boolean; runId: string | null };

/** What this process is storing, by who sends it, key and body. */
const sending = new Map<string, Promise<SentMessage>>();

/**
 * Says something as the conversation's user. `body` is Markdown of 1–10,000 characters, checked by the caller's
 * schema. The same `clientId` and body again gives the first message back; another body throws client-id-reused.
 */
export async function sendMessage(
  actor: Actor,
  sent: { conversationId: string; body: string; clientId: string },
): Promise<SentMessage> {
  const scope = scopeOf(actor, sent.conversationId);
  const { body, clientId } = sent;
  const result = await sendOnce({ scope, body, bodyHash: hashOfBody(body), clientId });
  endTyping(sent.conversationId, actor.memberId);
  if (!result.repeated) wakeAnswers([result.runId]);
  return result;
}

/** Whoever sends the same while it is being stored shares in it. */
async function sendOnce(message: UserMessage): Promise<SentMessage> {
  const { id, organizationId, userMemberId } = message.scope;
  const key = [id, organizationId, userMemberId, message.clientId, message.bodyHash].join();
  const first = sending.get(key);
  if (first) return { ...(await first), repeated: true };
  const sent = commitLane.write(userMessages, id, message);
  sending.set(key, sent);
  return sent.finally(() => sending.delete(key));
}

async function together(messages: UserMessage[]): Promise<(SentMessage | null)[]> {
  const stored = await storeTogether(messages);
  return stored.map((each) => each && { ...each, repeated: false });
}

/** Also what finds the first of a repeat, and refuses what cannot be sent. */
function alone({ scope, ...sent }: UserMessage): Promise<SentMessage> {
  return recordChange(scope, async (change) => {
    const { userMemberId, userName } = change.conversation;
    const first = await findRepeated(change, { senderId: userMemberId, ...sent });
    if (first) return { message: first, repeated: true, runId: await findAnsweringRun(change, first.seq) };
    const sender = { type: "user" as const, id: userMemberId, name: userName };
    const message = await addMessage(change, { sender, ...sent });
    return { message, repeated: false, runId: await queueAnswer(change, message.seq) };
  });
}

const userMessages: GroupedWrite<UserMessage, SentMessage> = { together, alone };
