import type { Socket } from "node:net";
import { chunkOf, joinFrames } from "~/realtime/shared-frames.server";

/** A reader that has not taken the last words of its stream by then is cut. */
const farewellMs = 3_000;

/** So many bytes do not wait for more. */
const enoughBytes = 16 * 1024;

const lastChunk = "0\r\n\r\n";

/** What a stream does with its connection. */
export type StreamOutlet = Pick<StreamSocket, "onClose" | "backlog" | "post" | "write" | "end" | "destroy">;

/** The connection of an event stream: of its request nothing is left. */
export class StreamSocket {
  readonly #socket: Socket;
  readonly #chunked: boolean;
  #waiting: Buffer | null = null;

  constructor(socket: Socket, { chunked }: { chunked: boolean }) {
    this.#socket = socket;
    this.#chunked = chunked;
    // A stream may be silent for long, and what its client says now is no request.
    socket.setTimeout(0).removeAllListeners("data").on("data", ignore);
  }

  /** Calls back when the connection has closed, whoever closed it. */
  onClose(closed: () => void): void {
    if (this.#socket.destroyed) closed();
    else this.#socket.once("close", closed);
  }

  /** Bytes that the operating system has not taken yet. */
  get backlog(): number {
    return this.#socket.writableLength + (this.#waiting?.length ?? 0);
  }

  /** Sends bytes with all else that this turn of the event loop brings; the first of a turn go when its tick ends. */
  post(bytes: Buffer): void {
    if (this.#waiting === null) sendSoon(this);
    this.#waiting = this.#waiting === null ? bytes : joinFrames(this.#waiting, bytes);
    if (this.#waiting.length > enoughBytes) this.flush();
  }

  /** Sends what waits. */
  flush(): void {
    if (this.#waiting === null) return;
    const bytes = this.#waiting;
    this.#waiting = null;
    this.#write(bytes);
  }

  /** Sends bytes now; resolves when the reader has taken them, or the connection closed. */
  async write(bytes: Buffer): Promise<void> {
    this.flush();
    if (this.#write(bytes)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#socket.off("drain", done).off("close", done);
        resolve();
      };
      this.#socket.on("drain", done).on("close", done);
    });
  }

  /** Sends what waits and closes the connection, in the end whether the reader takes it or not. */
  end(): void {
    this.flush();
    if (this.#socket.destroyed) return;
    this.#socket.end(this.#chunked ? lastChunk : "");
    setTimeout(() => this.destroy(), farewellMs).unref();
  }

  /** Cuts the connection; the client comes back and resumes. */
  destroy(): void {
    this.#socket.destroy();
  }

  #write(bytes: Buffer): boolean {
    if (!this.#socket.writable) return true;
    return this.#socket.write(this.#chunked ? chunkOf(bytes) : bytes);
  }
}

function ignore(): void {}

let waiting: StreamSocket[] = [];
let turnIsOn = false;

function sendSoon(socket: StreamSocket): void {
  waiting.push(socket);
  if (turnIsOn) return;
  turnIsOn = true;
  process.nextTick(sendWaiting);
  setImmediate(() => {
    turnIsOn = false;
    sendWaiting();
  });
}

function sendWaiting(): void {
  const sockets = waiting;
  waiting = [];
  for (const socket of sockets) socket.flush();
}
