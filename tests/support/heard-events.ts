import { createParser } from "eventsource-parser";
import { onTestFinished, vi } from "vitest";
import type { Actor } from "~/identity/actor";
import type { Connection } from "~/realtime/connection.server";
import { LiveStream } from "~/realtime/live-stream.server";

/** One event as a client got it. */
export type HeardEvent = { event: string; id: string | undefined; data: unknown };

/** Opens an event stream as `open` does; collects what its client gets until the test is done. */
export function hearEvents(
  actor: Actor,
  open: (stream: LiveStream) => Promise<void>,
): { events: HeardEvent[]; stream: LiveStream; heard: (event: string) => Promise<unknown> } {
  const events: HeardEvent[] = [];
  const parser = createParser({
    onEvent: ({ event = "message", id, data }) => events.push({ event, id, data: JSON.parse(data) }),
  });
  const closed = new AbortController();
  const connection: Connection = {
    signal: closed.signal,
    headersSent: () => true,
    write: (frame) => {
      parser.feed(Buffer.from(frame).toString());
      return true;
    },
    backlog: () => 0,
    drained: () => Promise.resolve(),
    destroy: () => closed.abort(),
  };
  const stream = new LiveStream(connection, { actor, open });
  const run = stream.run();
  onTestFinished(async () => {
    closed.abort();
    await run;
  });
  const heard = (event: string) =>
    vi.waitFor(() => {
      const last = events.findLast((each) => each.event === event);
      if (!last) throw new Error(`No ${event} came`);
      return last.data;
    });
  return { events, stream, heard };
}
