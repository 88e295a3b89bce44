import { useEffect, useRef } from "react";
import type { StreamState } from "~/realtime/event-subscription";
import { SharedStream } from "~/realtime/shared-stream";
import type { Shown, StreamSource } from "~/realtime/stream-source";

/** What to do with each event, by name: its data, and the id to resume from ("" if it has none). */
type EventHandlers = Record<string, (data: unknown, id: string) => void>;

type StreamOptions = {
  /** What the page shows, at the rev it was rendered at; null for what is loaded anew whenever the stream opens. */
  shown: Shown | null;
  onStateChange?: (state: StreamState) => void;
};

/** The streams of this tab, by name. */
const streams = new Map<string, SharedStream>();

/**
 * Keeps a part of the page on a stream for as long as it is shown, hidden tabs included; null follows nothing.
 * All tabs and all parts of the page share one connection. Only another stream or topic begins anew: new handlers are
 * taken up as they come, and the rev counts for the beginning only.
 */
export function useEventStream(
  source: StreamSource | null,
  handlers: EventHandlers,
  options: StreamOptions,
): void {
  const latest = useRef({ source, handlers, options });
  const name = source?.name;
  const topic = options.shown?.topic;

  useEffect(() => {
    latest.current = { source, handlers, options };
  });

  useEffect(() => {
    const { source, options } = latest.current;
    if (!source) return;
    const stream = streams.get(source.name) ?? new SharedStream(source);
    streams.set(source.name, stream);
    return stream.follow({
      shown: options.shown,
      onEvent: ({ name, data, id }) => latest.current.handlers[name]?.(data, id),
      onState: (state) => latest.current.options.onStateChange?.(state),
    });
  }, [name, topic]);
}
