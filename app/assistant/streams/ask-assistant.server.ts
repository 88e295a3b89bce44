import type { z } from "zod";
import { getOwnConversationId } from "~/conversations/conversations.server";
import { requireAnswerAgain } from "~/conversations/handling/answer-again.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { DomainError } from "~/errors";
import { englishWords } from "~/i18n/words";
import type { Actor } from "~/identity/actor";
import { streamAnswerTo } from "./answer-stream.server";
import { lastMessageOf, meantMessageOf, refused, type AskAssistant } from "./ask-assistant";

/**
 * Says what a chat client sends, as the conversation's user, or has the newest answer written again, and streams the
 * answer. Throws conflict where that is not what is newest; forbidden to the team,
 * whose words would take the conversation from the assistant; invalid for what cannot be sent, and for an `id` that
 * is not the user's own conversation's.
 */
export async function askAssistant(
  actor: Actor,
  asked: z.output<typeof AskAssistant>,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | string> {
  if (actor.role !== "user") throw new DomainError("forbidden");
  const conversationId = await getOwnConversationId(actor);
  if (asked.id !== undefined && asked.id !== conversationId)
    throw refused("/id", englishWords("problems.not-own-conversation"));
  const answered =
    asked.trigger === "regenerate-message"
      ? await requireAnswerAgain(actor, { conversationId, messageId: meantMessageOf(asked) })
      : await sendMessage(actor, { conversationId, ...lastMessageOf(asked) });
  return streamAnswerTo(actor, answered, signal);
}
