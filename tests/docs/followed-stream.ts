import { differences, parseWritten, type Names } from "./placeholders";

/** How long a frame may take to come, in milliseconds. */
const patience = 15_000;

/** One frame: its fields, with `data` parsed where it is JSON. */
type Frame = Record<string, unknown>;

/** A body of frames that is read as they are expected. */
export class FollowedStream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  readonly #names: Names;
  readonly #seen = new Set<string>();
  #text = "";

  constructor(body: ReadableStream<Uint8Array>, names: Names) {
    this.#reader = body.getReader();
    this.#names = names;
  }

  /** The names of the events that came. */
  get events(): string[] {
    return [...this.#seen];
  }

  /** Waits for written frames, in their order; others may come between. Throws, with those, when one stays away. */
  async expect(written: string): Promise<void> {
    for (const text of written.trim().split("\n\n")) {
      const expected = frameOf(text, (data) => parseWritten(data));
      const others: string[] = [];
      for (;;) {
        const frame = await this.#next(text, others);
        const found = differences(expected, frame, this.#names);
        if (found.length === 0) break;
        others.push(`${JSON.stringify(frame)}\n  ${found.join("\n  ")}`);
      }
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }

  async #next(awaited: string, others: string[]): Promise<Frame> {
    const missing = (why: string) => new Error(`${why}, awaiting\n${awaited}\nbut got\n${others.join("\n")}`);
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end === -1) {
        const { value, done } = await within(this.#reader.read(), () => missing("Nothing more came"));
        if (done) throw missing("The stream ended");
        this.#text += this.#decoder.decode(value, { stream: true });
        continue;
      }
      const frame = frameOf(this.#text.slice(0, end), (data) => JSON.parse(data) as unknown);
      this.#text = this.#text.slice(end + 2);
      if (Object.keys(frame).length === 0) continue;
      if (typeof frame["event"] === "string") this.#seen.add(frame["event"]);
      return frame;
    }
  }
}

function frameOf(text: string, parse: (data: string) => unknown): Frame {
  const fields = text
    .split("\n")
    .map((line): [string, string] => [line.replace(/:.*/s, ""), line.replace(/^[^:]*: ?/, "")]);
  return Object.fromEntries(
    fields
      .filter(([name]) => name !== "")
      .map(([name, value]) => [
        name,
        name === "data" && value !== "[DONE]" ? parse(value) : /^\d+$/.test(value) ? Number(value) : value,
      ]),
  );
}

/** What the promise gives, or the error when that takes too long. */
async function within<Value>(promise: Promise<Value>, late: () => Error): Promise<Value> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), patience);
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}
