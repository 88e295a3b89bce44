import { createParser } from "eventsource-parser";
import { onTestFinished } from "vitest";
import type { Actor } from "~/identity/actor";
import { LiveStream } from "~/realtime/live-stream.server";
import type { StreamOutlet } from "~/realtime/stream-socket.server";
import { eventually } from "./eventually.ts";

/** One event as a client got it. */
export type HeardEvent = { event: string; id: string | undefined; data: unknown };

/** Opens an event stream as `open` does; collects what its client gets, but for heartbeats, until the test is done. */
export function hearEvents(
  actor: Actor,
  open: (stream: LiveStream) => Promise<void>,
): { events: HeardEvent[]; stream: LiveStream; heard: (event: string) => Promise<unknown> } {
  const events: HeardEvent[] = [];
  const parser = createParser({
    onEvent: ({ event = "message", id, data }) => {
      if (event !== "heartbeat") events.push({ event, id, data: JSON.parse(data) });
    },
  });
  const feed = (bytes: Buffer) => parser.feed(bytes.toString());
  const socket: StreamOutlet = {
    onClose: () => undefined,
    backlog: 0,
    post: feed,
    write: async (bytes) => feed(bytes),
    end: () => undefined,
    destroy: () => undefined,
  };
  const stream = new LiveStream(socket, { actor, open });
  stream.run();
  onTestFinished(() => stream.end());
  const heard = (event: string) =>
    eventually(() => {
      const last = events.findLast((each) => each.event === event);
      if (!last) throw new Error(`No ${event} came`);
      return last.data;
    });
  return { events, stream, heard };
}
