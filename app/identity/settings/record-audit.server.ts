import type { Transaction } from "~/database/client.server";
import type { AuditAction } from "./audit-action";

/** What was done to whom or what; `detail` holds the words and values to show later, never secrets. */
export type AuditNote = {
  action: AuditAction;
  subjectId?: string;
  detail?: Record<string, string | number | boolean | string[]>;
};

/** Who did it: a member of an organization, or nobody, where its time had come. */
type Doer = { organizationId: string; memberId: string | null; name: string | null };

/** Writes down who did what, in the transaction that does it. */
export async function recordAudit(
  tx: Transaction,
  actor: Doer,
  { action, subjectId, detail = {} }: AuditNote,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      organizationId: actor.organizationId,
      actorId: actor.memberId,
      actorName: actor.name,
      action,
      subjectId: subjectId ?? null,
      detail,
    },
  });
}
