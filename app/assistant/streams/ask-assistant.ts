import { z } from "zod";
import { DomainError } from "~/errors";
import { clientId, messageBody, seqNumber, uuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

/**
 * `POST /messages/assistant`, as the AI SDK's chat client sends it: one `message`, or `messages`, of which only the
 * last counts. To have an answer written again, `trigger` says so, and `messageId` which one. The other fields are the
 * client's own: the history comes from the database.
 */
export const AskAssistant = z.object({
  id: z.unknown().optional(),
  trigger: z.enum(["submit-message", "regenerate-message"]).optional(),
  messageId: z.unknown().optional(),
  message: z.unknown().optional(),
  messages: z.array(z.unknown()).optional(),
});

/** `POST /api/v1/assistant`: the same; `id`, where there is one, is the conversation's. */
export const AskByToken = AskAssistant.extend({ id: uuid.toLowerCase().optional() });

/** `POST /api/v1/assistant/{conversationId}/stop`: `seq` names the answer that is meant. */
export const StopByToken = z.object({ seq: seqNumber.optional() });

const UserMessage = z.object({
  id: clientId,
  role: z.literal("user"),
  parts: z
    .array(z.object({ type: z.literal("text"), text: z.string() }))
    .min(1)
    .max(50),
});

/** The message that counts: its id is the clientId. Throws invalid unless it is the user's, and text. */
export function lastMessageOf(asked: z.output<typeof AskAssistant>): { clientId: string; body: string } {
  const last = UserMessage.safeParse(asked.message ?? asked.messages?.at(-1));
  if (!last.success) throw refused("/message", englishWords("problems.message-not-text"));
  const body = messageBody.safeParse(last.data.parts.map((part) => part.text).join("\n"));
  if (!body.success) throw refused("/message/parts", body.error.issues[0]?.message ?? "");
  return { clientId: last.data.id, body: body.data };
}

/** Which message is meant by whoever has an answer written again; undefined: the newest. Throws invalid. */
export function meantMessageOf({ messageId }: z.output<typeof AskAssistant>): string | undefined {
  const meant = z.string().nullish().safeParse(messageId);
  if (!meant.success) throw refused("/messageId", englishWords("problems.message-not-text"));
  return meant.data ?? undefined;
}

/** What is asked cannot be done as it is written at `pointer`. */
export function refused(pointer: string, detail: string): DomainError {
  return new DomainError("invalid", { fields: [{ pointer, detail }] });
}
