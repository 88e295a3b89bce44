import { subscribeToEvents, type EventSubscription, type StreamState } from "~/realtime/event-subscription";
import { reachedBy, type NamedEvent, type Shown, type StreamSource } from "~/realtime/stream-source";

/** What a tab says to its leader. `fresh`: it may have missed something of what it shows. */
export type Hello = { tab: string; greeting: string; shown: Shown[]; fresh: boolean };

/** What a leader says to all tabs. */
export type Told = {
  state: StreamState;
  /** The connection was made anew. */
  opened?: boolean;
  /** Greetings whose topics it carries from their revs on. */
  covers?: string[];
  event?: NamedEvent;
};

/** As many topics as one connection carries; those of the tabs that were looked at last. */
const mostTopics = 20;

/** The tab that has the connection: opens it for all of them, from the lowest rev that one of them has. */
export class StreamLeader {
  readonly #source: StreamSource;
  readonly #tell: (words: Told) => void;
  /** What each tab said last, the latest at the end. Whoever is covered has all that `#have` says. */
  readonly #hellos = new Map<string, Hello & { covered: boolean }>();
  #have = new Map<string, number>();
  #state: StreamState = "connecting";
  #connection: EventSubscription | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: StreamSource, tell: (words: Told) => void) {
    this.#source = source;
    this.#tell = tell;
  }

  open(afterMs: number): void {
    const open = () => {
      this.#connection = subscribeToEvents({
        address: () => this.#begin(),
        onEvent: (name, data, id) => this.#pass({ name, data, id }),
        onState: (state) => {
          this.#state = state;
          this.#tell({ state, ...(state === "open" && { opened: true }) });
        },
      });
    };
    if (afterMs > 0) this.#timer = setTimeout(open, afterMs);
    else open();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#connection?.stop();
  }

  /** Takes in what a tab shows; a new connection is made unless this one carries it. */
  take(hello: Hello): void {
    const isCarried = ({ topic, rev }: Shown) => rev >= (this.#have.get(topic) ?? Infinity);
    const covered = !hello.fresh && hello.shown.every(isCarried);
    this.#hellos.delete(hello.tab);
    this.#hellos.set(hello.tab, { ...hello, covered });
    if (covered) this.#tell({ state: this.#state, covers: [hello.greeting] });
    else this.#connection?.reopen();
  }

  answer(): void {
    this.#tell({ state: this.#state });
  }

  forget(tab: string): void {
    this.#hellos.delete(tab);
  }

  /** Where the next connection begins, and for whom. */
  #begin(): string {
    const hellos = [...this.#hellos.values()].reverse();
    const begins = new Map<string, number>();
    for (const { shown, covered } of hellos) {
      for (const { topic, rev } of shown) {
        if (!begins.has(topic) && begins.size === mostTopics) continue;
        const has = covered ? (this.#have.get(topic) ?? rev) : rev;
        begins.set(topic, Math.min(has, begins.get(topic) ?? has));
      }
    }
    this.#have = begins;
    for (const hello of hellos) hello.covered = true;
    this.#tell({ state: this.#state, covers: hellos.map(({ greeting }) => greeting) });
    return this.#source.address([...begins].map(([topic, rev]) => ({ topic, rev })));
  }

  #pass(event: NamedEvent): void {
    const reached = reachedBy(this.#source, event);
    if (reached && this.#have.has(reached.topic))
      this.#have.set(reached.topic, Math.max(reached.rev, this.#have.get(reached.topic) ?? 0));
    this.#tell({ state: this.#state, event });
  }
}
