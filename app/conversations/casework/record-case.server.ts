import type { Actor } from "~/identity/actor";
import type { AuditAction } from "~/identity/settings/audit-action";
import { recordAudit } from "~/identity/settings/record-audit.server";
import type { Change } from "~/conversations/changes/change.server";

type CaseAction = Extract<AuditAction, `conversation-${string}`>;

/** Writes down who changed what about a conversation, in the transaction that does; without an actor, its time came. */
export async function recordCase(
  { tx, conversation }: Change,
  actor: Pick<Actor, "memberId" | "name"> | null,
  action: CaseAction,
  detail: Record<string, string | string[]>,
): Promise<void> {
  const { id, organizationId, userName } = conversation;
  const doer = { organizationId, memberId: actor?.memberId ?? null, name: actor?.name ?? null };
  await recordAudit(tx, doer, { action, subjectId: id, detail: { user: userName, ...detail } });
}
