import type { ServerResponse } from "node:http";
import { StreamSocket } from "~/realtime/stream-socket.server";

/** The connection under a response: the one thing streams learn of its end from, and take to write to. */
export type Connection = {
  /** Aborted when the connection closes, whoever closed it. */
  signal: AbortSignal;
  /** Whether what is written now would follow the headers. */
  headersSent: () => boolean;
  /**
   * Takes the connection from the response, whose end, once called, ends nothing: HTTP then lets go of everything
   * that belongs to the request, and `take` gets the connection. A connection that closes before is never handed over.
   */
  takeOver: (take: (socket: StreamSocket) => void) => void;
};

export function connectionOf(response: ServerResponse): Connection {
  // An abort costs more than most answers: whoever never asks for the signal does without.
  let closed: AbortController | undefined;
  return {
    get signal() {
      if (closed) return closed.signal;
      closed = new AbortController();
      if (response.closed) closed.abort();
      else response.once("close", () => closed?.abort());
      return closed.signal;
    },
    headersSent: () => response.headersSent,
    takeOver: (take) => {
      const { socket, chunkedEncoding: chunked } = response;
      if (!socket) return;
      // Neither a last chunk nor the end of the connection is to follow: Node has no words for that but these.
      Object.assign(response, { chunkedEncoding: false, _last: false });
      response.once("finish", () => take(new StreamSocket(socket, { chunked })));
    },
  };
}
