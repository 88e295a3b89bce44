import { randomUUID } from "node:crypto";
import type { AssistantRun } from "~/database/generated/client";
import { Prisma } from "~/database/generated/client";
import { db } from "~/database/client.server";
import { isTaken } from "~/database/connection-errors.server";

/** A run that this process makes. `msLeft` is how much serving time it may still take, in milliseconds. */
export type ClaimedRun = AssistantRun & { msLeft: number };

/** How long a claim lasts without a sign of life, in seconds. */
const leaseSeconds = 10;

/** How long a queued run is left to the process that queued it, in seconds. */
const localHeadStart = 2;

/** Within how much serving time every run ends, in seconds. The time in which nobody made it does not count. */
const servingSeconds = 60;

const msLeft = Prisma.sql`(extract(epoch FROM "startedAt" - now()) * 1000 + ${servingSeconds} * 1000)::float8 AS "msLeft"`;

/**
 * Takes a run that nobody makes: the one named, or the oldest that was left and is not `except`. A run waits until
 * the one before it in its conversation has ended. Null when there is none; no run is taken twice under one lease.
 */
export async function claimRun(runId: string | null, except: string[] = []): Promise<ClaimedRun | null> {
  try {
    const [claimed] = await tryToClaim(runId, except);
    return claimed ?? null;
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

/** The index of streaming runs refuses one whose conversation another process is claiming a run of. */
function tryToClaim(runId: string | null, except: string[]): Promise<ClaimedRun[]> {
  return db.$queryRaw<ClaimedRun[]>`
    UPDATE "AssistantRun" SET
      "state" = 'streaming', "leaseOwner" = ${randomUUID()},
      "leaseUntil" = now() + ${leaseSeconds} * interval '1 second',
      "startedAt" = coalesce(now() - ("leaseUntil" - "startedAt"), now())
    WHERE "id" = (
      SELECT r."id" FROM "AssistantRun" r
      WHERE (${runId}::uuid IS NULL OR r."id" = ${runId}::uuid) AND r."id" <> ALL(${except}::uuid[])
        AND (r."state" = 'queued' AND (${runId}::uuid IS NOT NULL OR r."createdAt" < now() - ${localHeadStart} * interval '1 second')
          OR r."state" = 'streaming' AND r."leaseUntil" <= now())
        AND NOT EXISTS (
          SELECT 1 FROM "AssistantRun" other WHERE other."conversationId" = r."conversationId"
            AND other."id" <> r."id" AND other."state" = 'streaming')
      ORDER BY r."createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *, ${msLeft}`;
}

/**
 * Shows that this process still makes the run, and saves what it has said so far (null: nothing new) for who loads the
 * page now, which takes no rev. Gives the run as it is now; null when it has ended or is not ours any more: nothing is saved then.
 */
export async function keepRun(run: ClaimedRun, text: string | null): Promise<ClaimedRun | null> {
  const [kept] = await db.$queryRaw<Pick<ClaimedRun, "attempt" | "triggerSeq" | "messageId" | "msLeft">[]>`
    WITH kept AS (
      UPDATE "AssistantRun" SET "leaseUntil" = now() + ${leaseSeconds} * interval '1 second'
      WHERE "id" = ${run.id}::uuid AND "leaseOwner" = ${run.leaseOwner} AND "state" = 'streaming'
      RETURNING "attempt", "triggerSeq", "messageId", ${msLeft}),
    saved AS (
      UPDATE "Message" m SET "body" = ${text ?? ""} FROM kept
      WHERE ${text !== null} AND m."id" = kept."messageId" AND m."state" = 'streaming')
    SELECT "attempt", "triggerSeq", "messageId", "msLeft" FROM kept`;
  return kept ? { ...run, ...kept } : null;
}

/** The present as a lease can end: in whole milliseconds, and never after the present. */
const rightNow = Prisma.sql`date_trunc('milliseconds', now())`;

/**
 * Gives back a run that has not said a word, for another process to make at once. It has no owner from then on, so
 * that a sign of life that is still on its way keeps it from nobody.
 */
export async function releaseRun(run: AssistantRun): Promise<void> {
  await db.$executeRaw`
    UPDATE "AssistantRun" SET "leaseUntil" = ${rightNow}, "leaseOwner" = NULL
    WHERE "id" = ${run.id}::uuid AND "leaseOwner" = ${run.leaseOwner} AND "state" = 'streaming'`;
}

/**
 * Makes every lease free: at the start of the only process of a database, whoever had them is dead. One that ended
 * before stays as it is: the time since then is nobody's serving time.
 */
export async function freeLeases(): Promise<void> {
  await db.$executeRaw`
    UPDATE "AssistantRun" SET "leaseUntil" = least("leaseUntil", ${rightNow}) WHERE "state" = 'streaming'`;
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
