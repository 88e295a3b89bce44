import { useEffect, useRef } from "react";
import { subscribeToEvents, type StreamState } from "~/realtime/event-subscription";

/** What to do with each event, by name: its data, and the id to resume from ("" if it has none). */
export type EventHandlers = Record<string, (data: unknown, id: string) => void>;

/**
 * Keeps the page on an event stream for as long as it is shown, hidden tabs included; null follows nothing.
 * Only another `url` or other event names reconnect: new handlers are taken up as they come, and `rev` (what
 * the page was rendered at) counts for the first connection only.
 */
export function useEventStream(
  url: string | null,
  handlers: EventHandlers,
  options: { rev?: number | undefined; onStateChange?: (state: StreamState) => void } = {},
): void {
  const latest = useRef({ handlers, options });
  const events = Object.keys(handlers).sort().join(" ");

  useEffect(() => {
    latest.current = { handlers, options };
  });

  useEffect(() => {
    if (url === null) return;
    return subscribeToEvents({
      url,
      rev: latest.current.options.rev,
      events: events.split(" "),
      onEvent: (event, data, id) => latest.current.handlers[event]?.(data, id),
      onState: (state) => latest.current.options.onStateChange?.(state),
    });
  }, [url, events]);
}
