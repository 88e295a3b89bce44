import type { Unsent } from "./post-message";

/** Why messages wait, and until when (milliseconds since 1970) they are not tried again unasked. */
export type OutboxHold = { why: "unreachable" | "too-fast" | "signed-out"; until: number };

const longest = 30_000;

/**
 * The pauses between attempts that may do better next time: growing, never the same in two browsers, and no shorter
 * than the server asked for. `onEnd` is called when one is over by itself.
 */
export function pauseBetweenTries(onEnd: () => void) {
  let hold: OutboxHold | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function set(next: OutboxHold | null): void {
    clearTimeout(timer);
    hold = next;
    if (next && next.until !== Infinity) timer = setTimeout(end, next.until - Date.now());
  }

  function end(): void {
    if (hold) hold = { ...hold, until: 0 };
    onEnd();
  }

  return {
    hold: () => hold,
    isOver: () => hold === null || hold.until <= Date.now(),
    /** Begins the pause that another tab is in; null: there is none. */
    set,
    /** Begins the pause after an attempt. */
    after: ({ status, retryAfter }: Unsent): OutboxHold => {
      const growing = Math.min(longest, 1_000 * 2 ** failures++) * (0.5 + Math.random() / 2);
      const asked = retryAfter > 0 ? retryAfter * 1_000 + Math.random() * 500 : 0;
      const why = status === 401 ? "signed-out" : status === 429 ? "too-fast" : "unreachable";
      const until = why === "signed-out" ? Infinity : Date.now() + Math.max(growing, asked);
      set({ why, until });
      return { why, until };
    },
    /** Ends a pause that the server did not ask for. */
    cut: () => {
      failures = 0;
      if (hold?.why !== "too-fast" || hold.until <= Date.now()) end();
    },
    /** A message got through. */
    clear: () => {
      failures = 0;
      set(null);
    },
    stop: () => clearTimeout(timer),
  };
}
