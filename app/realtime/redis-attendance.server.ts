import type { Redis } from "ioredis";

/** How often a process says that it lives, and how long after the last time others clear up behind it, in milliseconds. */
const beatEvery = 5_000;
const deadAfter = 15_000;
/** How many places of a dead process are cleared at once. */
const atOnce = 100;

/** By process, when it last said that it lives, in Redis's own milliseconds. */
const processes = "parley:processes";
/** Where somebody of a process is, and which processes have somebody at a place. */
const placesOf = (process: string) => `parley:places/${process}`;
const presentAt = (place: string) => `parley:present/${place}`;

type Listeners = {
  /** Nobody is at this place any more: whoever was, was with a process that ended without saying so. */
  onDeserted: (place: string) => void;
  /** Others may not have heard that somebody of this process is at these places. */
  onRejoined: (places: string[]) => void;
};

/**
 * At which places anybody is, over all processes; a place is any text. While Redis is away each process knows only its
 * own; when it is back, each sets right what Redis holds of it.
 */
export class RedisAttendance {
  readonly #redis: Redis;
  readonly #process: string;
  readonly #listeners: Listeners;
  readonly #timer: NodeJS.Timeout;
  readonly #held = new Set<string>();
  readonly #leftUnsaid = new Set<string>();

  constructor(redis: Redis, process: string, listeners: Listeners) {
    this.#redis = redis.on("ready", () => void this.beat({ anew: true }));
    this.#process = process;
    this.#listeners = listeners;
    this.#timer = setInterval(() => void this.beat(), beatEvery).unref();
  }

  /** Somebody of this process is at a place. */
  enter(place: string): void {
    this.#held.add(place);
    this.#leftUnsaid.delete(place);
    this.#add(place).catch(() => undefined);
  }

  /** Nobody of this process is at a place any more. Resolves with whether somebody of another one is. */
  async leave(place: string): Promise<boolean> {
    this.#held.delete(place);
    try {
      return (await this.#remove(this.#process, place)) > 0;
    } catch {
      if (!this.#held.has(place)) this.#leftUnsaid.add(place);
      return false;
    }
  }

  /** Whether somebody is at a place, as far as is known. */
  async isHeld(place: string): Promise<boolean> {
    if (this.#held.has(place)) return true;
    return (await this.#redis.scard(presentAt(place)).catch(() => 0)) > 0;
  }

  /** Says that this process lives, and clears up behind those that do not. A Redis that stays silent is connected anew. */
  async beat({ anew = false } = {}): Promise<void> {
    if (this.#redis.status !== "ready") return;
    try {
      const [seconds] = await this.#redis.time();
      const now = Number(seconds) * 1_000;
      const unknown = (await this.#redis.zadd(processes, now, this.#process)) === 1;
      if (unknown || anew) await this.#rejoin();
      for (const dead of await this.#redis.zrangebyscore(processes, "-inf", now - deadAfter))
        await this.#clearUpBehind(dead);
    } catch {
      if (this.#redis.status === "ready") this.#redis.disconnect(true);
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Sets right what Redis holds of this process, which it may have lost, or missed, or others have cleared up. */
  async #rejoin(): Promise<void> {
    const known = await this.#redis.smembers(placesOf(this.#process));
    for (const place of new Set([...known, ...this.#leftUnsaid]))
      if (!this.#held.has(place)) await this.#desert(this.#process, place);
    this.#leftUnsaid.clear();
    const held = [...this.#held];
    await Promise.all(held.map((place) => this.#add(place)));
    if (held.length > 0) this.#listeners.onRejoined(held);
  }

  async #clearUpBehind(dead: string): Promise<void> {
    for (;;) {
      const places = await this.#redis.srandmember(placesOf(dead), atOnce);
      if (places.length === 0) break;
      await Promise.all(places.map((place) => this.#desert(dead, place)));
    }
    await this.#redis.zrem(processes, dead);
  }

  async #desert(process: string, place: string): Promise<void> {
    if ((await this.#remove(process, place)) === 0) this.#listeners.onDeserted(place);
  }

  async #add(place: string): Promise<void> {
    await Promise.all([
      this.#redis.sadd(presentAt(place), this.#process),
      this.#redis.sadd(placesOf(this.#process), place),
    ]);
  }

  /** Resolves with how many processes still have somebody there. */
  async #remove(process: string, place: string): Promise<number> {
    const [, left] = await Promise.all([
      this.#redis.srem(presentAt(place), process),
      this.#redis.scard(presentAt(place)),
      this.#redis.srem(placesOf(process), place),
    ]);
    return left;
  }
}
