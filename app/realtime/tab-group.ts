/** What a tab of a group is told. `Told` is what a leader says to all, `Asked` what a tab says to its leader. */
type GroupEvents<Told, Asked> = {
  /** This tab leads from now on, after another if `takesOver`; or it is on its own: nobody leads. */
  lead: (takesOver: boolean) => void;
  /** It no longer does. */
  follow: () => void;
  /** Here is a leader that knows nothing of this tab yet, or whose words it missed. */
  join: () => void;
  /** It is time to look after things: the leader answered when it was asked last, or did not. */
  beat: (answered: boolean) => void;
  /** A tab asks whether its leader is there: any words will do. */
  hailed: () => void;
  told: (words: Told) => void;
  asked: (words: Asked) => void;
};

type Words<Told, Asked> = { term: number; n: number; told?: Told } | { asked?: Asked };

/** How often a follower looks whether its leader is there, in milliseconds. */
const beatMs = 5_000;
/** A leader that missed so many heartbeats loses its lock. */
const beatsToMiss = 2;
/** A tab in view that has heard of no leader for so long goes on alone, in milliseconds. */
const aloneMs = 45_000;

/** Whether tabs can find each other here: there are no locks where the address is not secure. */
export function canGroupTabs(): boolean {
  return Boolean((navigator as Partial<Navigator>).locks) && "BroadcastChannel" in globalThis;
}

/**
 * The open tabs that share a name; one of them leads, the one that holds the lock of that name. It is released when a
 * tab closes or crashes; from a tab that is frozen it is stolen. Timers of hidden tabs are slow, but they answer:
 * so heartbeats are answers, and what counts is how many were asked for in vain.
 * Terms grow with each leader, so that one who has not noticed yet that it was replaced is not listened to.
 */
export class TabGroup<Told, Asked> {
  readonly #name: string;
  readonly #events: GroupEvents<Told, Asked>;
  readonly #channel: BroadcastChannel;
  readonly #timer: ReturnType<typeof setInterval>;
  #lock = new AbortController();
  #leading = false;
  #alone = false;
  #term = 0;
  #n = 0;
  #unanswered = 0;
  #heardAt = Date.now();

  constructor(name: string, events: GroupEvents<Told, Asked>) {
    this.#name = name;
    this.#events = events;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<Words<Told, Asked>>) => this.#hear(data);
    this.#timer = setInterval(() => this.beat(), beatMs);
    this.#seekLock({ steal: false });
    this.ask();
  }

  /** Says something to all other tabs, or that this one leads; only a leader is heard. */
  tell(told?: Told): void {
    if (this.#leading) this.#say({ term: this.#term, n: ++this.#n, ...(told && { told }) });
  }

  /** Says something to the leader, or asks whether it is there. */
  ask(asked?: Asked): void {
    if (!asked) this.#unanswered++;
    this.#say(asked ? { asked } : {});
  }

  /** Looks whether the leader is there, and takes its place if it is not. */
  beat(): void {
    if (this.#leading) return;
    this.#events.beat(this.#unanswered === 0);
    if (this.#unanswered >= beatsToMiss) this.#seekLock({ steal: true });
    this.ask();
    const isSilent = Date.now() - this.#heardAt > aloneMs && document.visibilityState === "visible";
    if (!isSilent || this.#alone) return;
    this.#alone = true;
    this.#events.lead(true);
  }

  leave(): void {
    clearInterval(this.#timer);
    this.#lock.abort();
    this.#channel.close();
  }

  #say(words: Words<Told, Asked>): void {
    this.#channel.postMessage(words);
  }

  #hear(words: Words<Told, Asked>): void {
    if ("term" in words) this.#hearLeader(words);
    else if (!this.#leading) return;
    else if (words.asked) this.#events.asked(words.asked);
    else this.#events.hailed();
  }

  #hearLeader({ term, n, told }: { term: number; n: number; told?: Told }): void {
    if (term < this.#term) return;
    if (this.#leading || this.#alone) this.#stepDown();
    const joins = term > this.#term || n !== this.#n + 1;
    this.#term = term;
    this.#n = n;
    this.#unanswered = 0;
    this.#heardAt = Date.now();
    if (joins) this.#events.join();
    if (told) this.#events.told(told);
  }

  /** Waits in line for the lock, or takes it from whoever has it. */
  #seekLock({ steal }: { steal: boolean }): void {
    this.#lock.abort();
    const { signal } = (this.#lock = new AbortController());
    const hold = () => {
      if (signal.aborted) return;
      this.#lead();
      return new Promise((resolve) => signal.addEventListener("abort", resolve));
    };
    navigator.locks.request(this.#name, steal ? { steal } : { signal }, hold).catch(() => {
      if (signal.aborted || !this.#leading) return;
      this.#stepDown();
    });
  }

  #lead(): void {
    const takesOver = this.#term > 0;
    this.#leading = true;
    this.#alone = false;
    this.#term = Math.max(this.#term + 1, Date.now());
    this.#n = 0;
    this.tell();
    this.#events.lead(takesOver);
  }

  #stepDown(): void {
    if (this.#leading) this.#seekLock({ steal: false });
    this.#leading = this.#alone = false;
    this.#unanswered = 0;
    this.#heardAt = Date.now();
    this.#events.follow();
  }
}
