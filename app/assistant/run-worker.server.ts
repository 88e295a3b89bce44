import { getWaitingRunId, claimRun, releaseLeases } from "./claim-run.server";
import { makeAnswer } from "./make-answer.server";
import { onAnswerQueued } from "~/conversations/answer-queue.server";
import { log } from "~/http/log.server";

/** How often runs are looked for that no process makes, in milliseconds. */
const sweepEvery = 1_000;

let sweeping: NodeJS.Timeout | undefined;
const making = new Set<Promise<void>>();

/** Makes the answers that are queued here, and those that other processes left. */
export function startRunWorker(): void {
  onAnswerQueued((runId) => work(runId));
  sweeping = setInterval(() => work(null), sweepEvery);
}

/** Stops taking runs and leaves the unfinished ones to whoever comes next. */
export async function stopRunWorker(): Promise<void> {
  clearInterval(sweeping);
  onAnswerQueued(() => undefined);
  await releaseLeases();
}

/** Resolves when no answer is being made in this process. */
export async function answersMade(): Promise<void> {
  while (making.size > 0) await Promise.all(making);
}

function work(runId: string | null): void {
  const made = makeNext(runId).catch((error: unknown) =>
    log.error({ error, runId }, "an answer could not be made"),
  );
  making.add(made);
  void made.finally(() => making.delete(made));
}

async function makeNext(runId: string | null): Promise<void> {
  const run = await claimRun(runId);
  if (!run) return;
  await makeAnswer(run);
  const next = await getWaitingRunId(run.conversationId);
  if (next) work(next);
}
