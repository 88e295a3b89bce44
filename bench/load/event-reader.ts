import { connect, type Socket } from "node:net";
import { requestText } from "./http-pipe.ts";

/**
 * Reads one event stream and calls back for each message in it. Counts what a stream must never do: repeat a message,
 * skip one, or turn their order around.
 */
export class EventReader {
  readonly #socket: Socket;
  readonly #onMessage: () => void;
  readonly #ready: Promise<void>;
  #settle: { resolve: () => void; reject: (error: Error) => void } | undefined;
  #rest = "";
  #lastSeq: number | null = null;
  received = 0;
  faults = 0;

  constructor(
    { url, path, headers }: { url: string; path: string; headers: Record<string, string> },
    onMessage: () => void,
  ) {
    this.#onMessage = onMessage;
    this.#ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    const { hostname, port } = new URL(url);
    this.#socket = connect({ host: hostname, port: Number(port) });
    this.#socket.setEncoding("latin1").on("data", (text) => this.#take(String(text)));
    this.#socket.on("error", (error) => this.#settle?.reject(error));
    this.#socket.on("close", () => (this.faults += 1));
    this.#socket.write(requestText(url, path, { headers: { ...headers, Accept: "text/event-stream" } }));
  }

  /** Resolves when the stream is live. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /** What came so far, for a message to whoever runs the bench. */
  describe(): string {
    const state = this.#socket.closed ? "closed" : "open";
    return `${state} after ${this.received} messages up to ${this.#lastSeq}, ${this.faults} faults`;
  }

  close(): void {
    this.#socket.removeAllListeners("close").destroy();
  }

  #take(text: string): void {
    const frames = (this.#rest + text).split("\n\n");
    this.#rest = frames.pop() ?? "";
    for (const frame of frames) {
      if (frame.includes("event: message\n")) this.#count(frame);
      else if (frame.includes("event: ready\n")) this.#settle?.resolve();
    }
    if (this.received === 0 && /^HTTP\/1.1 [345]/.test(text))
      this.#settle?.reject(new Error(`A stream was refused: ${text.slice(0, 12)}`));
  }

  #count(frame: string): void {
    const at = frame.indexOf('"seq":') + 6;
    const seq = Number.parseInt(frame.slice(at, at + 10), 10);
    if (this.#lastSeq !== null && seq !== this.#lastSeq + 1) this.faults += 1;
    this.#lastSeq = seq;
    this.received += 1;
    this.#onMessage();
  }
}
