import { Redis, type RedisOptions } from "ioredis";

/** How often the connection is proved to be alive, and how often a gap is announced while it is not. */
const checkMs = 3_000;

/** Nothing is queued for a Redis that is away: the database is the truth. Connecting goes on for ever. */
export const redisOptions: RedisOptions = {
  lazyConnect: true,
  connectTimeout: 2_000,
  commandTimeout: 2_000,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  retryStrategy: (attempt) => Math.min(100 * attempt, 1_000) * (0.5 + Math.random()),
};

type Listeners = {
  /** The channels wanted at a (re)connection. */
  wanted: () => string[];
  onMessage: (channel: string, payload: Buffer) => void;
  /** Messages may have been missed, or are being missed. */
  onGap: () => void;
  /** All that was published up to now has arrived. */
  onWhole: () => void;
  /** The first error of each outage. */
  onOutage: (error: Error) => void;
};

/** The channels this process listens on, over one connection that heals itself. */
export class RedisSubscriptions {
  readonly #redis: Redis;
  readonly #listeners: Listeners;
  readonly #timer: NodeJS.Timeout;
  readonly #pending = new Map<string, Promise<void>>();
  #connected = false;
  #whole = false;
  #outageReported = false;

  constructor(url: string, listeners: Listeners) {
    this.#listeners = listeners;
    this.#redis = new Redis(url, redisOptions)
      .on("error", (error) => this.#reportOutage(error))
      .on("close", () => (this.#connected = this.#whole = false))
      .on("ready", () => void this.#subscribeToWanted())
      .on("messageBuffer", (channel: Buffer, payload: Buffer) =>
        listeners.onMessage(channel.toString(), payload),
      );
    this.#timer = setInterval(() => void this.#check(), checkMs).unref();
  }

  /** Returns when the first attempt has worked or failed. */
  async connect(): Promise<void> {
    await this.#redis.connect().catch(() => undefined);
    await Promise.all(this.#pending.values());
  }

  add(...channels: string[]): void {
    if (!this.#connected) return;
    const done = this.#redis.subscribe(...channels).then(
      () => undefined,
      () => this.#reconnect(),
    );
    for (const channel of channels) this.#pending.set(channel, done);
  }

  remove(channel: string): void {
    this.#pending.delete(channel);
    if (this.#connected) this.#redis.unsubscribe(channel).catch(() => this.#reconnect());
  }

  /** Resolves when the channel's messages arrive, or Redis is known to be away: a gap will be announced. */
  async listening(channel: string): Promise<void> {
    await this.#pending.get(channel);
  }

  /** False while messages may be missing. */
  isWhole(): boolean {
    return this.#whole;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#redis.disconnect();
  }

  async #subscribeToWanted(): Promise<void> {
    this.#connected = true;
    this.#outageReported = false;
    this.#pending.clear();
    this.add(...this.#listeners.wanted());
    await Promise.all(this.#pending.values());
    this.#whole = this.#connected;
    this.#listeners.onGap();
  }

  /** Redis answers in order: with its pong, all that was published before the ping has arrived. */
  async #check(): Promise<void> {
    if (!this.#whole) return this.#listeners.onGap();
    await this.#redis.ping().then(
      () => this.#listeners.onWhole(),
      () => this.#reconnect(),
    );
  }

  #reconnect(): void {
    if (!this.#connected) return;
    this.#connected = this.#whole = false;
    this.#redis.disconnect(true);
  }

  #reportOutage(error: Error): void {
    if (!this.#outageReported) this.#listeners.onOutage(error);
    this.#outageReported = true;
  }
}
