import { useRef, useState } from "react";
import type { Message } from "~/conversations/message";
import type { Note } from "~/conversations/notes/note";
import type { StreamedEvent } from "~/conversations/live/live-conversation";
import type { StreamState } from "~/realtime/event-subscription";
import type { StreamSource } from "~/realtime/stream-source";
import { useEventStream } from "~/realtime/use-event-stream";
import { conversationOf, isListed } from "./conversation-streams";
import type { ThreadMessage } from "~/conversations/ui/thread/thread-message";
import { withContent } from "./use-live-conversation";
import { useLoadAfresh } from "./use-load-afresh";

const eventNames = [
  "ready",
  "thread-event",
  "conversation",
  "receipt",
  "typing",
  "looking",
  "presence",
] as const;

type Thread = {
  conversationId: string;
  rev: number;
  tell: (event: StreamedEvent<ThreadMessage>) => void;
  reset: () => void;
};

/**
 * Feeds a thread from a stream that may carry others, in order: reading a message's Markdown takes a moment, and what
 * comes after it waits. A reset loads the page afresh. Null follows nothing.
 */
export function useThreadStream(
  source: StreamSource | null,
  { conversationId, rev, tell, reset }: Thread,
): StreamState {
  const [state, setState] = useState<StreamState>("connecting");
  const loadAfresh = useLoadAfresh();
  const inOrder = useRef(Promise.resolve());
  const queue = (event: () => StreamedEvent<ThreadMessage> | Promise<StreamedEvent<ThreadMessage>>) => {
    inOrder.current = inOrder.current.then(async () => tell(await event())).catch(() => undefined);
  };
  const isOfThread = (event: string, data: unknown) =>
    [conversationId, null].includes(conversationOf(event, data)) &&
    !(event === "conversation" && isListed(data));
  const handlers: Record<string, (data: unknown) => void> = {
    message: (data) => {
      if (isOfThread("message", data))
        queue(async () => ({ event: "message", data: await withContent(data as Message) }));
    },
    note: (data) => {
      if (isOfThread("note", data))
        queue(async () => ({ event: "note", data: await withContent(data as Note) }));
    },
    reset: () => {
      reset();
      loadAfresh();
    },
  };
  for (const name of eventNames) {
    handlers[name] = (data) => {
      if (isOfThread(name, data)) queue(() => ({ event: name, data }) as StreamedEvent<ThreadMessage>);
    };
  }
  useEventStream(source, handlers, { shown: { topic: conversationId, rev }, onStateChange: setState });
  return state;
}
