import { useEffect, useReducer } from "react";
import type { Message } from "~/conversations/message";
import type { LiveConversation, StreamedEvent } from "~/conversations/fold-event";
import { expireTyping, foldEvent, prependPage } from "~/conversations/fold-event";
import type { ThreadMessage } from "./thread-message";

export type LiveThread = LiveConversation<ThreadMessage>;

type Step =
  | { kind: "loaded"; thread: LiveThread }
  | { kind: "event"; event: StreamedEvent<ThreadMessage> }
  | { kind: "older"; page: Pick<LiveThread, "messages" | "events" | "page"> }
  | { kind: "time"; now: string };

function step(thread: LiveThread, next: Step): LiveThread {
  switch (next.kind) {
    case "loaded":
      return next.thread;
    case "event":
      return foldEvent(thread, next.event);
    case "older":
      return prependPage(thread, next.page);
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
    showOlder: (page: Pick<LiveThread, "messages" | "events" | "page">) => dispatch({ kind: "older", page }),
  };
}

/** Adds what the thread draws. The parser is loaded with the first live message, not with the page. */
export async function withContent(message: Message): Promise<ThreadMessage> {
  const { parseMarkdown } = await import("~/conversations/markdown");
  return { ...message, content: parseMarkdown(message.body) };
}
