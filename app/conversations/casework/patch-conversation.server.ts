import type { z } from "zod";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import type { ConversationSummary } from "~/conversations/conversation";
import { changeCase } from "./change-case.server";
import type { PatchConversation } from "./patch-conversation";

/** The API's names of the fields that the pages' forms have under others. */
const pointers: Record<string, string> = { "/until": "/snoozedUntil", "/label": "/labels" };

/** Changes a conversation as changeCase, asked in the API's words. */
export async function patchConversation(
  actor: Actor,
  conversationId: string,
  { snoozedUntil, labels, status, ...asked }: z.output<typeof PatchConversation>,
): Promise<ConversationSummary> {
  try {
    const { conversation } = await changeCase(actor, conversationId, {
      ...asked,
      status: snoozedUntil ? "snoozed" : status,
      until: snoozedUntil ?? undefined,
      wake: snoozedUntil === null,
      labels: labels && { only: labels },
    });
    return conversation;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
    const fields = error.fields.map((field) => ({
      ...field,
      pointer: pointers[field.pointer] ?? field.pointer,
    }));
    throw new DomainError("invalid", { fields });
  }
}
