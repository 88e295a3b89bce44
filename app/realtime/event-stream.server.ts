import { retryFrame } from "~/realtime/event-frame.server";
import { LiveStream, type LiveStreamOptions } from "~/realtime/live-stream.server";
import { between } from "~/realtime/open-streams.server";
import type { Connection } from "~/realtime/connection.server";

/**
 * A response whose body is a stream of events (contract: "Event streams"). Only its first words go through
 * the body: being asked for more proves that they and the headers are out. The body ends there, and the stream
 * goes on with the connection alone. A body that nobody reads (HEAD), or that is read for something else than this
 * connection, opens nothing.
 */
export function eventStream(connection: Connection, options: LiveStreamOptions): Response {
  let greeted = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!greeted) {
          greeted = true;
          return controller.enqueue(retryFrame(between(1_000, 3_000)));
        }
        if (connection.headersSent()) connection.takeOver((socket) => new LiveStream(socket, options).run());
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
