import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A response as far as a load generator looks at it; `body` is as it came, sizes of chunks included. */
export type PipeAnswer = { status: number; body: string };

type Waiting = { resolve: (answer: PipeAnswer) => void; reject: (error: Error) => void };

/**
 * One keep-alive connection that carries one request after another, at a fraction of what a full HTTP client costs,
 * so that what is measured is the server. For JSON only, which has no line ends that would look like a chunk's.
 */
export class HttpPipe {
  readonly #url: string;
  #socket: Socket;
  #received = "";
  #waiting: Waiting | null = null;

  private constructor(url: string, socket: Socket) {
    this.#url = url;
    this.#socket = this.#follow(socket);
  }

  static async open(url: string): Promise<HttpPipe> {
    return new HttpPipe(url, await connected(url));
  }

  /** Sends what `requestText` makes, and resolves with the answer. One at a time. */
  async send(request: string): Promise<PipeAnswer> {
    // Servers close what was idle for a while: the other side's turn.
    if (this.#socket.destroyed) this.#socket = this.#follow(await connected(this.#url));
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #follow(socket: Socket): Socket {
    socket.setNoDelay(true).setEncoding("latin1");
    socket.on("data", (text) => this.#take(String(text)));
    socket.on("end", () => socket.destroy());
    socket.on("close", () => this.#waiting?.reject(new Error("The server closed a connection")));
    socket.on("error", (error) => this.#waiting?.reject(error));
    return socket;
  }

  #take(text: string): void {
    this.#received += text;
    const headEnd = this.#received.indexOf("\r\n\r\n");
    if (headEnd < 0 || !isWhole(this.#received, headEnd)) return;
    const answer = { status: Number(this.#received.slice(9, 12)), body: this.#received.slice(headEnd + 4) };
    const waiting = this.#waiting;
    this.#received = "";
    this.#waiting = null;
    waiting?.resolve(answer);
  }
}

async function connected(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  return socket;
}

function isWhole(received: string, headEnd: number): boolean {
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, headEnd))?.[1];
  if (length !== undefined) return received.length >= headEnd + 4 + Number(length);
  return received.endsWith("0\r\n\r\n");
}

/** The text of a request; `json` makes it a POST. ASCII only. */
export function requestText(
  url: string,
  path: string,
  { headers = {}, json }: { headers?: Record<string, string>; json?: unknown } = {},
): string {
  const body = json === undefined ? "" : JSON.stringify(json);
  const lines = [
    `${json === undefined ? "GET" : "POST"} ${path} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(json === undefined ? [] : ["Content-Type: application/json", `Content-Length: ${body.length}`]),
  ];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}
