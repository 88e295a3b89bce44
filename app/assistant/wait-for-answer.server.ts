import { setTimeout as delay } from "node:timers/promises";
import { db } from "~/database/client.server";

/** How often the run is looked at, in milliseconds. */
const lookEvery = 100;

/** Waits until the run has ended, at most `milliseconds`: for browsers that cannot be told later. */
export async function waitForAnswer(runId: string, milliseconds: number): Promise<void> {
  const until = Date.now() + milliseconds;
  while (Date.now() < until) {
    const run = await db.assistantRun.findUnique({ where: { id: runId }, select: { endedAt: true } });
    if (!run || run.endedAt) return;
    await delay(lookEvery);
  }
}
