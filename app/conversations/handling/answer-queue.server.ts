import { v7 as uuidv7 } from "uuid";
import type { AssistantRun } from "~/database/generated/client";
import type { Change } from "~/conversations/changes/change.server";
import { changeMessage } from "~/conversations/sending/store-message.server";

export type RunWithAnswer = AssistantRun & { message: { seq: number } | null };

/**
 * Queues an answer to the user's messages up to `triggerSeq`, in the transaction that stores the last of them.
 * A run that has not yet said a word starts over with all of them, also one that was to write an answer again: that
 * answer stays as it is. One that is speaking is left to finish.
 * Null while the team holds the conversation or the assistant is off.
 */
export async function queueAnswer(change: Change, triggerSeq: number): Promise<string | null> {
  const { conversation, tx } = change;
  if (conversation.handledBy !== "assistant" || !conversation.assistantEnabled) return null;
  change.setRunning(true);
  const silent = await tx.assistantRun.findFirst({
    where: { conversationId: conversation.id, state: { in: ["queued", "streaming"] }, firstWordsAt: null },
  });
  if (silent) {
    await tx.assistantRun.update({
      where: { id: silent.id },
      data: { triggerSeq, attempt: { increment: 1 }, messageId: null },
    });
    return silent.id;
  }
  return createRun(change, { triggerSeq });
}

/** Queues an answer to the messages up to `triggerSeq`, which writes the one it is given again. Gives the run's id. */
export async function createRun(
  { conversation, tx }: Change,
  asked: { triggerSeq: number; messageId?: string },
): Promise<string> {
  const { id: conversationId, organizationId, handlingEpoch: epoch } = conversation;
  const run = await tx.assistantRun.create({
    data: { id: uuidv7(), organizationId, conversationId, epoch, ...asked },
  });
  return run.id;
}

/** The conversation's runs that have not ended, the one that speaks first. */
export function listUnendedRuns(change: Change): Promise<RunWithAnswer[]> {
  return change.tx.assistantRun.findMany({
    where: { conversationId: change.conversation.id, state: { in: ["queued", "streaming"] } },
    orderBy: { createdAt: "asc" },
    include: { message: { select: { seq: true } } },
  });
}

/** Why runs are stopped, and by whom: what the answer's receipt says of it. */
export type StoppedBy = { stopCode?: "stopped" | "taken-over" | "handed-off"; stoppedByName?: string };

/**
 * Ends these runs; what they said so far is kept and marked stopped. Each takes a rev, as whatever begins, ends or first
 * speaks does: who queues an answer by one statement knows by it that a run is no longer as it was. Returns their ids.
 */
export async function stopRuns(change: Change, runs: AssistantRun[], by: StoppedBy = {}): Promise<string[]> {
  for (const run of runs) {
    await change.tx.assistantRun.update({
      where: { id: run.id },
      data: { state: "stopped", endedAt: new Date(), ...by },
    });
    if (!run.firstWordsAt || !run.messageId) {
      change.update({});
      continue;
    }
    const said = answersInFlight.get(run.id)?.text();
    await changeMessage(change, run.messageId, { state: "stopped", ...(said ? { body: said } : {}) });
  }
  if (runs.length > 0) change.setRunning((await listUnendedRuns(change)).length > 0);
  return runs.map((run) => run.id);
}

/** The run that answers the user's message at `seq`, or answered it last; null where the team did. */
export async function findAnsweringRun(change: Change, seq: number): Promise<string | null> {
  if (change.conversation.handledBy !== "assistant") return null;
  const run = await change.tx.assistantRun.findFirst({
    where: { conversationId: change.conversation.id, triggerSeq: { gte: seq } },
    orderBy: [{ triggerSeq: "asc" }, { createdAt: "desc" }],
    select: { id: true },
  });
  return run?.id ?? null;
}

/** An answer that this process is making: all it has said so far, how to look at its run again, and how to end it. */
export type AnswerInFlight = { text: () => string; wake: () => void; leave: () => void };

/** The answers this process is making, by run id. */
export const answersInFlight = new Map<string, AnswerInFlight>();

let onQueued: (runId: string) => void = () => undefined;

/** Registers who makes the answers; called with the run's id after the transaction that queued it. */
export function onAnswerQueued(listener: (runId: string) => void): void {
  onQueued = listener;
}

/** Tells whoever makes answers that these runs are queued, or start over. Call it after commit. */
export function wakeAnswers(runIds: (string | null)[]): void {
  for (const id of runIds) {
    if (!id) continue;
    const inFlight = answersInFlight.get(id);
    if (inFlight) inFlight.wake();
    else onQueued(id);
  }
}
