import { randomUUID } from "node:crypto";
import type { AssistantRun } from "~/database/generated/client";
import { db } from "~/database/client.server";

/** This process, as the owner of leases. */
export const leaseOwner = randomUUID();

/** How long a claim lasts without a sign of life, in seconds. */
const leaseSeconds = 10;

/** How long a queued run is left to the process that queued it, in seconds. */
const localHeadStart = 2;

/**
 * Takes a run that nobody makes: the one named, or the oldest that was left. A run waits until the one before it
 * in its conversation has ended. Null when there is none; two processes never get the same.
 */
export async function claimRun(runId: string | null): Promise<AssistantRun | null> {
  const [claimed] = await db.$queryRaw<AssistantRun[]>`
    UPDATE "AssistantRun" SET
      "state" = 'streaming', "leaseOwner" = ${leaseOwner},
      "leaseUntil" = now() + ${leaseSeconds} * interval '1 second', "startedAt" = coalesce("startedAt", now())
    WHERE "id" = (
      SELECT r."id" FROM "AssistantRun" r
      WHERE (${runId}::uuid IS NULL OR r."id" = ${runId}::uuid)
        AND (r."state" = 'queued' AND (${runId}::uuid IS NOT NULL OR r."createdAt" < now() - ${localHeadStart} * interval '1 second')
          OR r."state" = 'streaming' AND r."leaseUntil" < now())
        AND NOT EXISTS (
          SELECT 1 FROM "AssistantRun" other WHERE other."conversationId" = r."conversationId"
            AND other."id" <> r."id" AND other."state" = 'streaming')
      ORDER BY r."createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *`;
  return claimed ?? null;
}

/** Shows that this process still makes the run; false when it is not ours any more. */
export async function renewLease(runId: string): Promise<boolean> {
  const renewed = await db.$executeRaw`
    UPDATE "AssistantRun" SET "leaseUntil" = now() + ${leaseSeconds} * interval '1 second'
    WHERE "id" = ${runId}::uuid AND "leaseOwner" = ${leaseOwner} AND "state" = 'streaming'`;
  return renewed > 0;
}

/** The run that waits in a conversation, if any. */
export async function getWaitingRunId(conversationId: string): Promise<string | null> {
  const run = await db.assistantRun.findFirst({
    where: { conversationId, state: "queued" },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return run?.id ?? null;
}

/** Makes the leases of a process that ends free at once. */
export async function releaseLeases(): Promise<void> {
  await db.$executeRaw`
    UPDATE "AssistantRun" SET "leaseUntil" = now() WHERE "leaseOwner" = ${leaseOwner} AND "state" = 'streaming'`;
}
