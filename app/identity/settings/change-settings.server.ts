import { inTransaction, type Transaction } from "~/database/client.server";
import { DomainError } from "~/errors";
import { takeFrom } from "~/http/rate-limits.server";
import type { Actor } from "~/identity/actor";
import { recordAudit, type AuditNote } from "./record-audit.server";

/** A change of an organization's settings that is under way. */
export type SettingsChange = {
  tx: Transaction;
  /** Writes down what is done; it is there if and only if the change is. */
  audit: (note: AuditNote) => Promise<void>;
};

/**
 * Changes what belongs to the organization as a whole: in one transaction, one change at a time, and only while the
 * actor is an admin still. Throws `DomainError`: forbidden, rate-limited, and what `work` throws.
 */
export async function changeSettings<Result>(
  actor: Actor,
  work: (change: SettingsChange) => Promise<Result>,
): Promise<Result> {
  if (actor.role !== "admin") throw new DomainError("forbidden");
  await takeFrom("settings", actor.memberId);
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE "id" = ${actor.organizationId}::uuid FOR NO KEY UPDATE`;
    const still = await tx.member.count({
      where: { id: actor.memberId, organizationId: actor.organizationId, role: "admin", removedAt: null },
    });
    if (still === 0) throw new DomainError("forbidden");
    return work({ tx, audit: (note) => recordAudit(tx, actor, note) });
  });
}
