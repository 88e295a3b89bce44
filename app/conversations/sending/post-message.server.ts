import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import type { Message } from "~/conversations/message";
import { sendMessage } from "./send-message.server";
import { sendReply } from "./send-reply.server";

/**
 * Says something by a token: as its member, or, by an admin's, as the conversation's user. Otherwise as sendMessage
 * and sendReply. Throws forbidden to others who ask for `as`.
 */
export async function postMessage(
  actor: Actor,
  sent: {
    conversationId: string;
    body: string;
    clientId: string;
    seenSeq?: number | undefined;
    as?: "user" | undefined;
  },
): Promise<{ message: Message; repeated: boolean }> {
  const { as, ...message } = sent;
  if (as === "user" && actor.role === "agent") throw new DomainError("forbidden");
  return actor.role === "user" || as === "user" ? sendMessage(actor, message) : sendReply(actor, message);
}
