// Readers of event streams, in a process of their own: raw sockets that only look for the numbers of events.
import net from "node:net";
import { answer } from "../world/answers.ts";
import { firstNumber } from "../world/event.ts";

export type Opening = {
  port: number;
  /** Connection i asks for `paths[i % paths.length]`. */
  paths: string[];
  connections: number;
  headers: Record<string, string>;
  /** The stream is open when this came. */
  mark: string;
};

/** How many connections wait for their stream at the same time. */
const atOnce = 50;

const marker = '"n":';
const digits = 7;

class Reader {
  heard = 0;
  problem: string | null = null;
  readonly opened: Promise<void>;
  readonly closed: Promise<void>;
  readonly #socket: net.Socket;
  readonly #mark: string;
  #text = "";
  #open: (() => void) | null = null;

  constructor(request: string, mark: string, { port, address }: { port: number; address: string }) {
    this.#mark = mark;
    this.opened = new Promise((resolve) => (this.#open = resolve));
    this.#socket = net.connect({
      port,
      host: "127.0.0.1",
      localAddress: address,
      onread: {
        buffer: shared,
        callback: (length) => {
          this.#read(shared.toString("latin1", 0, length));
          return true;
        },
      },
    });
    this.#socket.on("error", (error) => (this.problem ??= error.message));
    this.closed = new Promise((resolve) =>
      this.#socket.on("close", () => {
        this.problem ??= `closed after ${this.#text.slice(0, 200)}`;
        resolve();
      }),
    );
    this.#socket.write(request);
  }

  #read(text: string): void {
    this.#text += text;
    if (this.#open && !this.#text.startsWith("HTTP/1.1 200")) return void this.#socket.destroy();
    if (this.#open && this.#text.includes(this.#mark)) {
      this.#open();
      this.#open = null;
    }
    if (!this.#open) this.#count();
  }

  #count(): void {
    let done = 0;
    for (;;) {
      const at = this.#text.indexOf(marker, done);
      const end = at + marker.length + digits;
      if (at === -1 || end > this.#text.length) break;
      const number = Number(this.#text.slice(at + marker.length, end));
      if (number !== firstNumber + this.heard)
        this.problem ??= `heard ${number} instead of ${firstNumber + this.heard}`;
      this.heard++;
      done = end;
    }
    this.#text = this.#text.slice(Math.max(done, this.#text.length - marker.length - digits + 1));
  }
}

const shared = Buffer.alloc(64 * 1024);
const readers: Reader[] = [];

function problemOf(): string | null {
  return readers.find(({ problem }) => problem !== null)?.problem ?? null;
}

answer({
  open: async ({ port, paths, connections, headers, mark }: Opening) => {
    const head = Object.entries({
      Host: `127.0.0.1:${port}`,
      Accept: "text/event-stream",
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    let next = 0;
    const openOneByOne = async () => {
      while (next < connections) {
        const index = next++;
        const request = `GET ${paths[index % paths.length]} HTTP/1.1\r\n${head.join("")}\r\n`;
        // One address has too few ports for all of them.
        const reader = new Reader(request, mark, { port, address: `127.0.0.${2 + (index % 8)}` });
        readers.push(reader);
        await Promise.race([reader.opened, reader.closed]);
        if (reader.problem) throw new Error(reader.problem);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, openOneByOne));
  },
  /** Resolves with the number of deliveries once the readers together have heard `total` in order. */
  heard: async (total: number) => {
    const until = Date.now() + 60_000;
    for (;;) {
      const sum = readers.reduce((count, { heard }) => count + heard, 0);
      const problem = problemOf();
      if (problem) throw new Error(problem);
      if (sum > total) throw new Error(`${sum} deliveries where ${total} were expected`);
      if (sum === total) return sum;
      if (Date.now() > until) throw new Error(`Only ${sum} of ${total} were delivered in a minute`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
});
