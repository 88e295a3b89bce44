import { randomUUID } from "node:crypto";
import type { Job } from "~/database/generated/client";
import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import { addThreadEvent } from "~/conversations/changes/add-thread-event.server";
import type { Change } from "~/conversations/changes/change.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { recordCase } from "./record-case.server";

/** The kind of the jobs that end a snooze. */
const kind = "end-snooze";

/** How long a process may take for a job before another does it, in seconds; and how many it takes at once. */
const leaseSeconds = 30;
const atOnce = 20;

/** Has the conversation opened at `dueAt`, in place of any time before. */
export async function scheduleReopening({ tx, conversation }: Change, dueAt: Date): Promise<void> {
  const subjectId = conversation.id;
  await tx.job.upsert({
    where: { kind_subjectId: { kind, subjectId } },
    create: { organizationId: conversation.organizationId, kind, subjectId, dueAt },
    update: { dueAt, attempts: 0, leaseOwner: null, leaseUntil: null },
  });
}

export async function cancelReopening({ tx, conversation }: Change): Promise<void> {
  await tx.job.deleteMany({ where: { kind, subjectId: conversation.id } });
}

/** Opens the conversations whose snooze is over, in this process or in another, each once. `now` is for tests. */
export async function reopenDue(now = new Date()): Promise<void> {
  for (const job of await claimDue(now)) await reopen(job, now);
}

function claimDue(now: Date): Promise<Job[]> {
  return db.$queryRaw<Job[]>`
    UPDATE "Job" SET "leaseOwner" = ${randomUUID()}, "attempts" = "attempts" + 1,
      "leaseUntil" = ${now}::timestamptz + ${leaseSeconds} * interval '1 second'
    WHERE "id" IN (
      SELECT "id" FROM "Job"
      WHERE "kind" = ${kind} AND "dueAt" <= ${now} AND ("leaseUntil" IS NULL OR "leaseUntil" < ${now})
      ORDER BY "dueAt" LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    RETURNING *`;
}

/** The job goes with what it does: whoever lost its lease, or comes after a newer snooze, finds none and does nothing. */
async function reopen({ id, leaseOwner, organizationId, subjectId }: Job, now: Date): Promise<void> {
  const scope = { id: subjectId, organizationId, userMemberId: null };
  try {
    await recordChange(scope, async (change) => {
      const { count } = await change.tx.job.deleteMany({ where: { id, leaseOwner } });
      const { status, snoozedUntil } = change.conversation;
      if (count === 0 || status !== "snoozed" || !snoozedUntil || snoozedUntil > now) return;
      change.update({ status: "open", snoozedUntil: null }, "state");
      await addThreadEvent(change, "snooze-over", null, "team");
      await recordCase(change, null, "conversation-status", { before: "snoozed", after: "open" });
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "not-found") throw error;
    await db.job.deleteMany({ where: { id } });
  }
}
