import type { StreamState } from "~/realtime/event-subscription";
import { StreamLeader, type Hello, type Told } from "~/realtime/stream-leader";
import { reachedBy, type NamedEvent, type Shown, type StreamSource } from "~/realtime/stream-source";
import { canGroupTabs, TabGroup } from "~/realtime/tab-group";

/** A part of the page that lives from a stream. */
export type Follower = {
  /** What it shows, as it was rendered; null if it shows no topic. */
  shown: Shown | null;
  onEvent: (event: NamedEvent) => void;
  /** Also told whenever the connection was made anew. */
  onState: (state: StreamState) => void;
};

type Asked = { hello: Hello } | { gone: string };

/** How long a new leader waits for the others to say what they show, in milliseconds. */
const greetingMs = 100;

/**
 * One tab's end of a stream that all tabs of a member share: the leader has the connection and tells the others.
 *
 * Why nothing is lost: whatever a tab shows, it says with its rev, and the leader opens a connection from the lowest
 * of all of them. Until the leader says that this was done, the tab keeps the rev it had; and it greets again
 * whenever a leader is new to it or words of the leader are missing. What comes twice is known by its rev.
 */
export class SharedStream {
  readonly #source: StreamSource;
  readonly #tab = Math.random().toString(36).slice(2);
  readonly #followers = new Map<Follower, { shown: Shown | null; state?: StreamState }>();
  #group: TabGroup<Told, Asked> | undefined;
  #leader: StreamLeader | undefined;
  #greetings = 0;
  #covered = false;
  #change: { fresh: boolean } | undefined;

  constructor(source: StreamSource) {
    this.#source = source;
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#changes({ fresh: true }));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      this.#group?.beat();
      this.#changes({ fresh: false });
    });
  }

  /** Tells a part of the page what comes until the returned function is called. */
  follow(follower: Follower): () => void {
    this.#followers.set(follower, { shown: follower.shown && { ...follower.shown } });
    this.#changes({ fresh: follower.shown !== null });
    return () => {
      this.#followers.delete(follower);
      this.#changes({ fresh: false });
    };
  }

  /** What changes together is said together. */
  #changes({ fresh }: { fresh: boolean }): void {
    if (this.#change) {
      this.#change.fresh ||= fresh;
      return;
    }
    const change = (this.#change = { fresh });
    queueMicrotask(() => {
      this.#change = undefined;
      if (this.#followers.size === 0) this.#leave();
      else if (this.#group || this.#leader) this.#greet(change);
      else this.#enter();
    });
  }

  #enter(): void {
    if (!canGroupTabs()) return this.#lead(false);
    this.#group = new TabGroup<Told, Asked>(`parley/${this.#source.name}`, {
      lead: (takesOver) => this.#lead(takesOver),
      follow: () => this.#stopLeading(),
      join: () => this.#greet({ fresh: true }),
      beat: (answered) => {
        if (!answered) this.#show("reconnecting");
        else if (!this.#covered) this.#greet({ fresh: true });
      },
      hailed: () => this.#leader?.answer(),
      told: (words) => this.#receive(words),
      asked: (words) =>
        "hello" in words ? this.#leader?.take(words.hello) : this.#leader?.forget(words.gone),
    });
  }

  #leave(): void {
    this.#group?.ask({ gone: this.#tab });
    this.#group?.leave();
    this.#group = undefined;
    this.#stopLeading();
  }

  #lead(takesOver: boolean): void {
    this.#leader?.close();
    this.#leader = new StreamLeader(this.#source, (words) => {
      this.#group?.tell(words);
      this.#receive(words);
    });
    this.#greet({ fresh: true });
    this.#leader.open(takesOver ? greetingMs : 0);
  }

  #stopLeading(): void {
    this.#leader?.close();
    this.#leader = undefined;
  }

  #greet({ fresh }: { fresh: boolean }): void {
    this.#covered = false;
    const greeting = `${this.#tab}/${++this.#greetings}`;
    const shown = [...this.#followers.values()].flatMap(({ shown }) => (shown ? [{ ...shown }] : []));
    const hello = { tab: this.#tab, greeting, shown, fresh };
    if (this.#leader) this.#leader.take(hello);
    else this.#group?.ask({ hello });
  }

  #receive({ state, opened, covers, event }: Told): void {
    if (covers?.includes(`${this.#tab}/${this.#greetings}`)) this.#covered = true;
    const reached = event && this.#covered ? reachedBy(this.#source, event) : null;
    for (const [follower, { shown }] of this.#followers) {
      if (shown && shown.topic === reached?.topic) shown.rev = Math.max(shown.rev, reached.rev);
      if (event) follower.onEvent(event);
    }
    this.#show(state, opened);
  }

  #show(state: StreamState, opened = false): void {
    for (const [follower, known] of this.#followers) {
      if (!opened && known.state === state) continue;
      known.state = state;
      follower.onState(state);
    }
  }
}
