import { useEffect, useReducer } from "react";
import type { Message } from "~/conversations/message";
import type { LiveConversation, StreamedEvent } from "~/conversations/live-conversation";
import { plainText } from "~/conversations/rich-text";
import { expireTyping, foldEvent } from "~/conversations/fold-event";
import { foldLoaded } from "~/conversations/fold-loaded";
import type { ThreadMessage } from "./thread-message";

export type LiveThread = LiveConversation<ThreadMessage>;

type Step =
  | { kind: "loaded"; thread: LiveThread }
  | { kind: "event"; event: StreamedEvent<ThreadMessage> }
  | { kind: "reset" }
  | { kind: "time"; now: string };

function step(thread: LiveThread, next: Step): LiveThread {
  switch (next.kind) {
    case "loaded":
      return foldLoaded(thread, next.thread);
    case "event":
      return foldEvent(thread, next.event);
    case "reset":
      return { ...thread, rev: 0 };
    case "time":
      return expireTyping(thread, next.now);
  }
}

/** How often the page looks whether somebody stopped typing without saying so, in milliseconds. */
const lookEvery = 2_000;

/**
 * The conversation a page shows, kept current. `loaded` is the loader's; a new one replaces what is shown.
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
  const someoneTypes = state.thread.typing.length > 0;
  useEffect(() => {
    if (!someoneTypes) return;
    const timer = setInterval(() => dispatch({ kind: "time", now: new Date().toISOString() }), lookEvery);
    return () => clearInterval(timer);
  }, [someoneTypes]);
  return {
    thread: state.thread,
    tell: (event: StreamedEvent<ThreadMessage>) => dispatch({ kind: "event", event }),
    /** What is shown is no longer to be built upon: the next load replaces it. */
    reset: () => dispatch({ kind: "reset" }),
  };
}

/**
 * Adds what the thread draws. The parser is loaded with the first live message, not with the page; where it cannot
 * be loaded, the text shows as it was typed. Never throws.
 */
export async function withContent(message: Message): Promise<ThreadMessage> {
  const parse = await import("~/conversations/markdown").then(
    ({ parseMarkdown }) => parseMarkdown,
    () => plainText,
  );
  return { ...message, content: parse(message.body) };
}
