import type { Redis } from "ioredis";

const notesOn = (topic: string) => `parley:notes/${topic}`;

/** What processes remember together for a moment: notes under a topic, each under a key of its own. */
export class RedisNotes {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  /** Notes something that nobody needs after `lasts` milliseconds; a reader must see for itself whether it still holds. */
  put(topic: string, key: string, note: unknown, lasts: number): void {
    const name = notesOn(topic);
    const both = this.#redis.multi().hset(name, key, JSON.stringify(note)).pexpire(name, lasts);
    both.exec().catch(() => undefined);
  }

  drop(topic: string, key: string): void {
    this.#redis.hdel(notesOn(topic), key).catch(() => undefined);
  }

  /** The notes under a topic, or null while Redis is away. */
  async list(topic: string): Promise<unknown[] | null> {
    const notes = await this.#redis.hvals(notesOn(topic)).catch(() => null);
    return notes?.map((note): unknown => JSON.parse(note)) ?? null;
  }
}
