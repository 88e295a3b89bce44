import { z } from "zod";
import { DomainError } from "~/errors";
import { clientId, messageBody } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

/**
 * `POST /messages/assistant`, as the AI SDK's chat client sends it: one `message`, or `messages`, of which only the
 * last counts. The other fields are the client's own: the history comes from the database.
 */
export const AskAssistant = z.object({
  id: z.unknown().optional(),
  trigger: z.enum(["submit-message"]).optional(),
  messageId: z.unknown().optional(),
  message: z.unknown().optional(),
  messages: z.array(z.unknown()).optional(),
});

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

function refused(pointer: string, detail: string): DomainError {
  return new DomainError("invalid", { fields: [{ pointer, detail }] });
}
