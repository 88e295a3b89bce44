import type { Actor } from "~/identity/actor";
import type { Change } from "~/conversations/changes/change.server";

type CaseAction = "conversation-assigned" | "conversation-status" | "conversation-labels";

/** Writes down who changed what about a conversation, in the transaction that does; without an actor, its time came. */
export async function recordCase(
  { tx, conversation }: Change,
  actor: Pick<Actor, "memberId" | "name"> | null,
  action: CaseAction,
  detail: Record<string, string | string[]>,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      organizationId: conversation.organizationId,
      actorId: actor?.memberId ?? null,
      actorName: actor?.name ?? null,
      action,
      subjectId: conversation.id,
      detail: { user: conversation.userName, ...detail },
    },
  });
}
