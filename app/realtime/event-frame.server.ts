import type { LiveEvent } from "~/realtime/live-event";

/** One event of a stream. `rev` becomes its id; null for what cannot be resumed from. */
export type StreamEvent = {
  event: LiveEvent["event"] | "ready" | "reset";
  rev: number | null;
  data: unknown;
};

const framesOfLiveEvents = new WeakMap<LiveEvent, Buffer>();

/**
 * The bytes of one event (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * The `id` line comes first, so that a frame without it is a view of the same bytes.
 * JSON escapes CR and LF, the only line ends of this format: data cannot forge an event.
 */
export function frameOf({ event, rev, data }: StreamEvent): Buffer {
  const id = rev === null ? "" : `id: ${rev}\n`;
  return Buffer.from(`${id}event: ${event}\ndata: ${JSON.stringify(data ?? null)}\n\n`);
}

/** The frame of a live event, made once however many hands ask for it. */
export function liveFrameOf(event: LiveEvent): Buffer {
  let frame = framesOfLiveEvents.get(event);
  if (!frame) framesOfLiveEvents.set(event, (frame = frameOf(event)));
  return frame;
}

/** The live event another process framed; its data is parsed only if someone looks at it. */
export function liveEventOf(envelope: Omit<LiveEvent, "data">, frame: Buffer): LiveEvent {
  const event: LiveEvent = {
    ...envelope,
    get data(): unknown {
      return JSON.parse(frame.toString("utf8", frame.indexOf(dataField) + dataField.length)) as unknown;
    },
  };
  framesOfLiveEvents.set(event, frame);
  return event;
}

const dataField = "\ndata: ";

/** The same frame without its `id` line, made once; a frame must have one. */
export function withoutId(frame: Buffer): Buffer {
  let bare = framesWithoutId.get(frame);
  if (!bare) framesWithoutId.set(frame, (bare = frame.subarray(frame.indexOf(lineFeed) + 1)));
  return bare;
}

const framesWithoutId = new WeakMap<Buffer, Buffer>();

const lineFeed = 0x0a;

/** Tells the client that what it shows is no longer to be built upon. */
export function resetFrame(reason: string): Buffer {
  return frameOf({ event: "reset", rev: null, data: { reason } });
}

/** Tells a browser how long to wait before it comes back. */
export function retryFrame(milliseconds: number): Buffer {
  return Buffer.from(`retry: ${Math.round(milliseconds)}\n\n`);
}

/** Keeps proxies from closing a silent connection: a comment, and an event for scripts, which see no comments. */
export const heartbeatFrame = Buffer.from(":\nevent: heartbeat\ndata: null\n\n");
