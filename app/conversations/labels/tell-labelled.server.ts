import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";

/** Shows conversations' labels anew to who looks at them, after one was renamed or deleted. */
export async function tellLabelled(actor: Actor, labelled: { conversationId: string }[]): Promise<void> {
  for (const { conversationId } of labelled)
    await recordChange(scopeOf(actor, conversationId), async (change) => {
      change.update({}, "state", "summary");
    }).catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== "not-found") throw error;
    });
}
