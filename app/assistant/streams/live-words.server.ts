import { bus, hub, type Bus } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";

/**
 * What an answer made in another process says: `text` follows its first `at` characters, said under this lease. It
 * goes back to what is surely stored, so that a reader of the database can go on from it. Null text: it has ended.
 */
export type LiveWords = { lease: string | null; at: number; text: string | null };

/** How often the words of one answer are told, in milliseconds, and how many of them once they come faster. */
const tellEvery = 20;
const mostAgain = 16_384;

const topicOf = (runId: string) => `run/${runId}`;

/** Tells other processes what is said here: the first words at once, and then what has come every few milliseconds. */
export class WordsTeller {
  readonly #run: { id: string; leaseOwner: string | null };
  readonly #bus: Bus;
  #said = "";
  #stored = 0;
  #told = 0;
  #due: NodeJS.Timeout | null = null;

  constructor(run: { id: string; leaseOwner: string | null }, via: Bus = bus) {
    this.#run = run;
    this.#bus = via;
  }

  /** All that was said so far. */
  say(text: string): void {
    this.#said = text;
    if (!this.#bus.linked || this.#due || this.#told === text.length) return;
    this.#tell();
    this.#due = setTimeout(() => {
      this.#due = null;
      this.say(this.#said);
    }, tellEvery);
  }

  /** So many characters are in the database. */
  store(length: number): void {
    this.#stored = length;
  }

  /** Nothing more comes: call it after the end is stored. */
  end(): void {
    if (this.#due) clearTimeout(this.#due);
    if (this.#bus.linked) this.#publish({ at: 0, text: null });
  }

  #tell(): void {
    const at = this.#said.length - this.#stored > mostAgain ? this.#told : this.#stored;
    this.#told = this.#said.length;
    this.#publish({ at, text: this.#said.slice(at) });
  }

  #publish(words: Omit<LiveWords, "lease">): void {
    const data: LiveWords = { lease: this.#run.leaseOwner, ...words };
    this.#bus.publish({
      topic: topicOf(this.#run.id),
      event: "words",
      rev: null,
      audience: "everyone",
      data,
    });
  }
}

/** The words of a run that come from other processes: only the newest are kept for who is slow to read them. */
export class WordsListener {
  readonly #stop: () => void;
  #newest: LiveWords | null = null;
  #wake = () => {};

  constructor(runId: string) {
    const write = (_frame: Buffer, _rev: number | null, { data }: LiveEvent) => {
      this.#newest = data as LiveWords;
      this.#wake();
      return false;
    };
    this.#stop = hub.subscribe(topicOf(runId), { side: "organization", memberId: "", write });
  }

  /** The newest words nobody has taken, waited for at most so long; null where none came. */
  async next(milliseconds: number, signal: AbortSignal): Promise<LiveWords | null> {
    if (!this.#newest && milliseconds > 0 && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      signal.addEventListener("abort", this.#wake);
      const late = setTimeout(resolve, milliseconds);
      await promise;
      clearTimeout(late);
      signal.removeEventListener("abort", this.#wake);
    }
    const words = this.#newest;
    this.#newest = null;
    return words;
  }

  /** Hears nothing from now on. */
  close(): void {
    this.#stop();
  }
}
