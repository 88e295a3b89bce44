import { setTimeout as delay } from "node:timers/promises";
import { db } from "~/database/client.server";

/** How often the run is looked at, in milliseconds. */
const lookEvery = 100;

/** How long a browser without scripts waits for the answer before its page looks again, in milliseconds. */
const answerWait = 2_000;

/** Waits a moment for the run to end: for browsers that cannot be told later. */
export async function waitForAnswer(runId: string): Promise<void> {
  const until = Date.now() + answerWait;
  while (Date.now() < until) {
    const run = await db.assistantRun.findUnique({ where: { id: runId }, select: { endedAt: true } });
    if (!run || run.endedAt) return;
    await delay(lookEvery);
  }
}
