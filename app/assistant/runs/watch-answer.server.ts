import { setTimeout as delay } from "node:timers/promises";
import type { SpokenAnswer } from "./spoken-answer.server";

/** How often the text of a running answer is saved and its lease renewed, in milliseconds. */
const lookEvery = 500;

/**
 * Until the returned function is called: looks after the run at intervals, and leaves the answer when its time is up
 * or this process ends.
 */
export function watchAnswer(spoken: SpokenAnswer, leaving: AbortSignal): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  const leave = () => spoken.leave("leaving");
  if (spoken.run.msLeft <= 0) spoken.leave("late");
  const late = setTimeout(() => spoken.leave("late"), Math.max(0, spoken.run.msLeft));
  leaving.addEventListener("abort", leave, { signal });
  if (leaving.aborted) leave();
  void keepLooking(spoken, signal);
  return () => {
    clearTimeout(late);
    watching.abort();
  };
}

async function keepLooking(spoken: SpokenAnswer, signal: AbortSignal): Promise<void> {
  for (;;) {
    await delay(lookEvery, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await spoken.look();
  }
}
