import { useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import type { Message } from "~/conversations/message";
import type { StreamedEvent } from "~/conversations/live-conversation";
import type { StreamState } from "~/realtime/event-subscription";
import { useEventStream } from "~/realtime/use-event-stream";
import type { ThreadMessage } from "./thread-message";
import { withContent } from "./use-live-conversation";

const eventNames = ["ready", "thread-event", "conversation", "receipt", "typing", "presence"] as const;

/**
 * Feeds a thread from its stream, in order: reading a message's Markdown takes a moment, and what comes after it
 * waits. A reset loads the page afresh. Null follows nothing.
 */
export function useThreadStream(
  url: string | null,
  {
    rev,
    tell,
    reset,
  }: { rev: number; tell: (event: StreamedEvent<ThreadMessage>) => void; reset: () => void },
): StreamState {
  const [state, setState] = useState<StreamState>("connecting");
  const { revalidate } = useRevalidator();
  const inOrder = useRef(Promise.resolve());
  const queue = (event: () => StreamedEvent<ThreadMessage> | Promise<StreamedEvent<ThreadMessage>>) => {
    inOrder.current = inOrder.current.then(async () => tell(await event())).catch(() => undefined);
  };
  const handlers: Record<string, (data: unknown) => void> = {
    message: (data) => queue(async () => ({ event: "message", data: await withContent(data as Message) })),
    reset: () => {
      reset();
      void revalidate();
    },
  };
  for (const name of eventNames) {
    handlers[name] = (data) => queue(() => ({ event: name, data }) as StreamedEvent<ThreadMessage>);
  }
  useEventStream(url, handlers, { rev, onStateChange: setState });
  return state;
}
