import { useCallback, useEffect, useReducer } from "react";
import type { LiveConversation, StreamedEvent } from "~/conversations/live/live-conversation";
import { plainText, type RichText } from "~/conversations/markdown/rich-text";
import { expirePassing, foldEvent } from "~/conversations/live/fold-event";
import { foldLoaded } from "~/conversations/live/fold-loaded";
import type { HistoryPage } from "~/conversations/live/fold-page";
import { asUnsure, foldPage } from "~/conversations/live/fold-page";
import { loadMarkdown } from "~/conversations/ui/thread/use-markdown";
import type { ThreadMessage } from "~/conversations/ui/thread/thread-message";

export type LiveThread = LiveConversation<ThreadMessage>;

type Step =
  | { kind: "loaded"; thread: LiveThread }
  | { kind: "event"; event: StreamedEvent<ThreadMessage> }
  | { kind: "page"; page: HistoryPage<ThreadMessage> }
  | { kind: "reset" }
  | { kind: "time"; now: string };

function step(thread: LiveThread, next: Step): LiveThread {
  switch (next.kind) {
    case "loaded":
      return foldLoaded(thread, next.thread);
    case "event":
      return foldEvent(thread, next.event);
    case "page":
      return foldPage(thread, next.page);
    case "reset":
      return asUnsure(thread);
    case "time":
      return expirePassing(thread, next.now);
  }
}

/** How often the page looks whether somebody stopped typing or looking without saying so, in milliseconds. */
const lookEvery = 2_000;

/**
 * The conversation a page shows, kept current. `loaded` is the loader's; a new one is folded in.
 * `tell` takes one event of the stream in, in the order of its calls.
 */
export function useLiveConversation(loaded: LiveThread) {
  const [state, dispatch] = useReducer(
    (before: { loaded: LiveThread; thread: LiveThread }, next: Step) => ({
      loaded: next.kind === "loaded" ? next.thread : before.loaded,
      thread: step(before.thread, next),
    }),
    { loaded, thread: loaded },
  );
  if (state.loaded !== loaded) dispatch({ kind: "loaded", thread: loaded });
  const someonePasses = state.thread.typing.length > 0 || (state.thread.looking ?? []).length > 0;
  useEffect(() => {
    if (!someonePasses) return;
    const timer = setInterval(() => dispatch({ kind: "time", now: new Date().toISOString() }), lookEvery);
    return () => clearInterval(timer);
  }, [someonePasses]);
  return {
    thread: state.thread,
    tell: (event: StreamedEvent<ThreadMessage>) => dispatch({ kind: "event", event }),
    /** Takes in a page that adjoins what is shown. */
    join: useCallback((page: HistoryPage<ThreadMessage>) => dispatch({ kind: "page", page }), []),
    /** What is shown may have changed unheard: it is to be read again. */
    reset: () => dispatch({ kind: "reset" }),
  };
}

/**
 * Adds what the thread draws. The parser is loaded with the first live message, not with the page; where it cannot
 * be loaded, the text shows as it was typed. Never throws.
 */
export async function withContent<T extends { body: string }>(said: T): Promise<T & { content: RichText }> {
  const parse = await loadMarkdown().catch(() => plainText);
  return { ...said, content: parse(said.body) };
}
