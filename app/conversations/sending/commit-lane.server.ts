import { describeError, log } from "~/http/log.server";
import { DomainError } from "~/errors";

/** One kind of write that many can make in one statement. */
export type GroupedWrite<Item, Result> = {
  /** Makes all of them in one transaction; null for each that could not be made so, and has changed nothing. */
  together: (items: Item[]) => Promise<(Result | null)[]>;
  /** Makes one that could not be made with others: waits for whoever is writing there, and says what is wrong. */
  alone: (item: Item) => Promise<Result>;
};

type Entry = {
  write: GroupedWrite<unknown, unknown>;
  item: unknown;
  conversationId: string;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
};

/** At most this many go into one statement; more gain little. */
const most = 32;
/** How many statements are in flight: while one is made, this process is busy with the other. */
const atOnce = 2;

/**
 * Group commit: an idle lane writes at once; what comes while statements are in flight goes together into the next.
 * No two writes of this process meet at a conversation's row.
 */
class CommitLane {
  #waiting: Entry[] = [];
  /** Conversations that are being written to; what else there is to write waits for that. */
  readonly #taken = new Set<string>();
  #inFlight = 0;

  /** Resolves when it is committed. */
  write<Item, Result>(
    write: GroupedWrite<Item, Result>,
    conversationId: string,
    item: Item,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ write, item, conversationId, resolve, reject } as Entry);
      void this.#flush();
    });
  }

  async #flush(): Promise<void> {
    if (this.#inFlight === atOnce) return;
    this.#inFlight += 1;
    // What else this turn of the event loop brings is in time.
    await Promise.resolve();
    for (let batch = this.#take(); batch.length > 0; batch = this.#take()) await this.#commit(batch);
    this.#inFlight -= 1;
  }

  /** The oldest of those that may go now, and those of its kind. */
  #take(): Entry[] {
    const mayGo = this.#waiting.filter((entry) => !this.#taken.has(entry.conversationId));
    const batch = mayGo.filter((entry) => entry.write === mayGo[0]?.write).slice(0, most);
    const going = new Set(batch);
    this.#waiting = this.#waiting.filter((entry) => !going.has(entry));
    for (const { conversationId } of batch) this.#taken.add(conversationId);
    return batch;
  }

  async #commit(batch: Entry[]): Promise<void> {
    const left = await this.#makeTogether(batch);
    const alone = new Map<string, Entry>();
    for (const entry of left) if (!alone.has(entry.conversationId)) alone.set(entry.conversationId, entry);
    this.#waiting.unshift(...left.filter((entry) => alone.get(entry.conversationId) !== entry));
    for (const { conversationId } of batch)
      if (!alone.has(conversationId)) this.#taken.delete(conversationId);
    for (const entry of alone.values()) void this.#makeAlone(entry);
  }

  /** Gives those that could not be made so. */
  async #makeTogether(batch: Entry[]): Promise<Entry[]> {
    try {
      const results = await batch[0]!.write.together(batch.map(({ item }) => item));
      batch.forEach((entry, index) => results[index] !== null && entry.resolve(results[index]));
      return batch.filter((_entry, index) => results[index] === null);
    } catch (error) {
      if (!(error instanceof DomainError)) {
        log.warn({ error: describeError(error), count: batch.length }, "not written together");
        return batch;
      }
      for (const { reject } of batch) reject(error);
      return [];
    }
  }

  /** The others of its conversation wait, and then go together again. */
  async #makeAlone({ write, item, conversationId, resolve, reject }: Entry): Promise<void> {
    await write.alone(item).then(resolve, reject);
    this.#taken.delete(conversationId);
    void this.#flush();
  }
}

/** The lane of this process for what is written to conversations. */
export const commitLane = new CommitLane();
