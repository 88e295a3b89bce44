import { setTimeout as delay } from "node:timers/promises";
import { answersInFlight, onAnswerQueued } from "~/conversations/handling/answer-queue.server";
import { heedEndedRuns } from "~/conversations/handling/ended-runs.server";
import { describeError, log } from "~/http/log.server";
import { streamAnswer } from "~/assistant/answer.server";
import { claimRun, getWaitingRunId, type ClaimedRun } from "./claim-run.server";
import { makeAnswer, type Answering } from "./make-answer.server";
import { dropRunStream, openRunStream } from "~/assistant/streams/run-stream.server";

/** How often runs are looked for that no process makes, in milliseconds. */
const sweepEvery = 1_000;

/** How long answers may go on, and then how long their ends may take, when this process ends; in milliseconds. */
const lastWords = 2_000;

type Worker = {
  answer: Answering["answer"];
  leaving: AbortController;
  sweeping: NodeJS.Timeout;
  stopHeeding: () => void;
};

let worker: Worker | null = null;

const making = new Set<Promise<void>>();

/** Runs that are being claimed: to ask for them again meanwhile changes nothing. */
const claiming = new Set<string>();

/** Makes the answers that are queued here, and those that other processes left. `answer` is who gives them. */
export function startRunWorker({ answer = streamAnswer }: Partial<Pick<Answering, "answer">> = {}): void {
  const sweeping = setInterval(() => work(null), sweepEvery);
  worker = { answer, leaving: new AbortController(), sweeping, stopHeeding: heedEndedRuns() };
  onAnswerQueued(work);
}

/**
 * Takes no more runs and lets the running ones end. What is not done after a moment ends as stopped, or, without a
 * word said, goes to whoever comes next.
 */
export async function stopRunWorker(): Promise<void> {
  if (!worker) return;
  const { leaving, sweeping, stopHeeding } = worker;
  worker = null;
  clearInterval(sweeping);
  onAnswerQueued(() => undefined);
  await within(lastWords, answersMade());
  leaving.abort();
  await within(lastWords, answersMade());
  stopHeeding();
}

/** Resolves when no answer is being made in this process. */
export async function answersMade(): Promise<void> {
  while (making.size > 0) await Promise.all(making);
}

async function within(milliseconds: number, done: Promise<void>): Promise<void> {
  const waiting = new AbortController();
  const patience = delay(milliseconds, undefined, { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([done, patience]);
  waiting.abort();
}

function work(runId: string | null): void {
  if (!worker || (runId && claiming.has(runId))) return;
  const { answer, leaving } = worker;
  const made = makeNext(runId, { answer, leaving: leaving.signal }).catch((error: unknown) =>
    log.error({ runId, error: describeError(error) }, "an answer could not be made"),
  );
  making.add(made);
  void made.finally(() => making.delete(made));
}

async function makeNext(runId: string | null, answering: Answering): Promise<void> {
  const run = await (runId ? claimNamed(runId) : claimRun(null, [...answersInFlight.keys()]));
  if (!run) return;
  if (!runId) work(null);
  await makeAnswer(run, answering);
  const next = await getWaitingRunId(run.conversationId);
  if (next) work(next);
}

/** Whoever sent the message may follow the run from now on, before it is claimed. */
async function claimNamed(runId: string): Promise<ClaimedRun | null> {
  claiming.add(runId);
  openRunStream(runId);
  let run: ClaimedRun | null = null;
  try {
    run = await claimRun(runId, [...answersInFlight.keys()]);
  } finally {
    claiming.delete(runId);
    if (!run && !answersInFlight.has(runId)) dropRunStream(runId);
  }
  return run;
}
