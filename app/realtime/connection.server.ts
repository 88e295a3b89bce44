import { once } from "node:events";
import type { ServerResponse } from "node:http";

/** The connection under a response: the one thing streams write to and learn of its end from. */
export type Connection = {
  /** Aborted when the connection closes, whoever closed it. */
  signal: AbortSignal;
  /** Whether a frame written now would follow the headers. */
  headersSent: () => boolean;
  /** Writes bytes as they are; false when they had to be queued. After the end it does nothing. */
  write: (frame: Uint8Array) => boolean;
  /** Bytes written and not yet taken by the operating system. */
  backlog: () => number;
  /** Resolves when nothing is queued any more, or the connection closed. */
  drained: () => Promise<void>;
  /** Cuts the connection; the client comes back and resumes. */
  destroy: () => void;
};

export function connectionOf(response: ServerResponse): Connection {
  const closed = new AbortController();
  response.once("close", () => closed.abort());
  return {
    signal: closed.signal,
    headersSent: () => response.headersSent,
    write: (frame) => !response.writableEnded && !response.destroyed && response.write(frame),
    backlog: () => response.writableLength,
    drained: async () => {
      if (closed.signal.aborted || !response.writableNeedDrain) return;
      await once(response, "drain", { signal: closed.signal }).catch(() => undefined);
    },
    destroy: () => void response.destroy(),
  };
}
