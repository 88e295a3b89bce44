import { Redis, type RedisOptions } from "ioredis";

/** How often the connection is proved to be alive, in milliseconds. */
const checkEvery = 3_000;

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
  #outageReported = false;

  constructor(url: string, listeners: Listeners) {
    this.#listeners = listeners;
    this.#redis = new Redis(url, redisOptions)
      .on("error", (error) => this.#reportOutage(error))
      .on("close", () => (this.#connected = false))
      .on("ready", () => this.#subscribeToWanted())
      .on("messageBuffer", (channel: Buffer, payload: Buffer) =>
        listeners.onMessage(channel.toString(), payload),
      );
    this.#timer = setInterval(() => this.#check(), checkEvery).unref();
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

  /** Resolves when the channel's messages arrive, or Redis is known to be away. */
  async listening(channel: string): Promise<void> {
    await this.#pending.get(channel);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#redis.disconnect();
  }

  #subscribeToWanted(): void {
    this.#connected = true;
    this.#outageReported = false;
    this.#pending.clear();
    this.add(...this.#listeners.wanted());
  }

  /** A connection that died in silence is given up and made anew. */
  #check(): void {
    if (this.#connected) this.#redis.ping().catch(() => this.#reconnect());
  }

  #reconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#redis.disconnect(true);
  }

  #reportOutage(error: Error): void {
    if (!this.#outageReported) this.#listeners.onOutage(error);
    this.#outageReported = true;
  }
}
