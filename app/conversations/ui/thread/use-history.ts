import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { HistoryPage } from "~/conversations/live/fold-page";
import { unsureFrom } from "~/conversations/live/fold-page";
import { ofThisPage } from "~/identity/member-header";
import { keepInPlace } from "./keep-in-place";
import type { ThreadMessage } from "./thread-message";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";

/** How loading one of the neighbouring pages stands. */
export type PageState = "idle" | "loading" | "failed";

type Side = "older" | "newer";

/** How many messages are read again at once, and how long a failure is left alone, in milliseconds. */
const mostAtOnce = 100;
const patience = 5_000;

/** What is refused is not asked for again: who was logged out, or may not read this any more. */
const refusals = [400, 401, 403, 404];

/**
 * Loads the pages next to what a thread shows, one at a time on each side, and puts them in without a jump. What may
 * have changed unheard is read again by itself. `url` answers with a page, `join` takes it in.
 */
export function useHistory(
  thread: LiveThread,
  url: string,
  join: (page: HistoryPage<ThreadMessage>) => void,
) {
  const [states, setStates] = useState<Record<Side, PageState>>({ older: "idle", newer: "idle" });
  const busy = useRef<Record<Side, boolean>>({ older: false, newer: false });
  const { before, after } = thread.page;

  const load = useCallback(
    async (side: Side) => {
      const cursor = side === "older" ? before : after;
      if (cursor === null || busy.current[side]) return;
      busy.current[side] = true;
      setStates((all) => ({ ...all, [side]: "loading" }));
      const { page } = await readPage(`${url}?${side === "older" ? "before" : "after"}=${cursor}`);
      keepInPlace(() => {
        flushSync(() => setStates((all) => ({ ...all, [side]: page ? "idle" : "failed" })));
        if (page) flushSync(() => join(page));
      });
      busy.current[side] = false;
    },
    [url, before, after, join],
  );

  const unsure = unsureFrom(thread.messages);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (unsure === null) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void readPage(`${url}?after=${unsure - 1}&limit=${mostAtOnce}`).then(({ page, refused }) => {
      if (isOver) return;
      if (page) keepInPlace(() => flushSync(() => join(page)));
      else if (!refused) timer = setTimeout(() => setAttempt((times) => times + 1), patience);
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [url, unsure, attempt, join]);

  return {
    older: { state: states.older, load: useCallback(() => void load("older"), [load]) },
    newer: { state: states.newer, load: useCallback(() => void load("newer"), [load]) },
  };
}

type Answer = { page: HistoryPage<ThreadMessage> | null; refused: boolean };

async function readPage(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, { headers: { Accept: "application/json", ...ofThisPage() } });
    if (!response.ok) return { page: null, refused: refusals.includes(response.status) };
    return { page: (await response.json()) as HistoryPage<ThreadMessage>, refused: false };
  } catch {
    return { page: null, refused: false };
  }
}
