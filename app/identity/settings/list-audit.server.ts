import { z } from "zod";
import { Prisma } from "~/database/generated/client";
import { readRows } from "~/database/run-statement.server";
import { DomainError } from "~/errors";
import { uuid } from "~/http/text-fields";
import type { Actor } from "~/identity/actor";
import type { AuditAction } from "./audit-action";

/** The query of `/settings/audit`: the entry that a page precedes. */
export const ReadAudit = z.object({ before: uuid.optional() });

/** What was done, by whom (null: by nobody, its time had come) and when, in ISO 8601 UTC. */
export type AuditRow = {
  id: string;
  action: AuditAction;
  actorName: string | null;
  detail: Record<string, string | number | boolean | string[]>;
  createdAt: string;
};

const pageSize = 50;

/**
 * What was done in the actor's organization, newest first, 50 at a time; `next` is the `before` of the page that follows.
 * Throws forbidden but to admins.
 */
export async function listAudit(
  actor: Actor,
  { before }: z.output<typeof ReadAudit>,
): Promise<{ entries: AuditRow[]; next: string | null }> {
  if (actor.role !== "admin") throw new DomainError("forbidden");
  const { organizationId } = actor;
  const older = Prisma.sql`AND ("createdAt", "id") < (
    SELECT c."createdAt", c."id" FROM "AuditEntry" c
    WHERE c."id" = ${before}::uuid AND c."organizationId" = ${organizationId}::uuid)`;
  const rows = await readRows<Omit<AuditRow, "createdAt"> & { createdAt: Date }>(Prisma.sql`
    SELECT "id", "action", "actorName", "detail", "createdAt" FROM "AuditEntry"
    WHERE "organizationId" = ${organizationId}::uuid ${before === undefined ? Prisma.empty : older}
    ORDER BY "createdAt" DESC, "id" DESC LIMIT ${pageSize + 1}`);
  const entries = rows.slice(0, pageSize).map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { entries, next: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null };
}
