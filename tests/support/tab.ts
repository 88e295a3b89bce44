import { createParser } from "eventsource-parser";
import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { foldEvent } from "~/conversations/live/fold-event";
import { foldLoaded } from "~/conversations/live/fold-loaded";
import type { LiveConversation, StreamedEvent } from "~/conversations/live/live-conversation";
import type { Message } from "~/conversations/message";
import { loadConversation } from "./stored-conversation";
import type { Person } from "./site";

/**
 * Where a tab is: its page, and the stream that keeps it current; with `watches`, that of the whole inbox, which is
 * asked for this conversation in full. `address` gives where to connect now, else `url`.
 */
export type Place = {
  url: string;
  page: string;
  events: string;
  watches?: string;
  address?: () => string;
};

/** The events a page listens to, besides `reset`. */
const folded = new Set<string>([
  "ready",
  "message",
  "thread-event",
  "conversation",
  "receipt",
  "typing",
  "presence",
  "looking",
] satisfies StreamedEvent["event"][]);

/** A tab comes back sooner than `retry:` says, but not at once: this share of it. */
const hurry = 0.1;

/**
 * A page with its script, as far as delivery goes: loads its newest messages, follows its stream, folds what comes,
 * comes back with the last id after a cut, and loads afresh after `reset`.
 */
export class Tab {
  /** What the page shows; its messages without their parsed text. */
  live: LiveConversation | null = null;
  /** When each message first came, by its id: by stream, or by a load (`performance.now()`). */
  readonly arrivals = new Map<string, number>();
  /** The ids that came under each sender's key: more than one is a doubled message. */
  readonly idsOfKey = new Map<string, Set<string>>();
  /** What happened to the connection. */
  readonly counts = { opened: 0, refused: 0, resets: 0, events: 0 };
  readonly #person: Person;
  readonly #place: Place;
  readonly #following: Promise<void>;
  #lastId: string | null = null;
  #retryMs = 1_000;
  #request: http.ClientRequest | undefined;
  #response: IncomingMessage | undefined;
  #ready = false;
  #closed = false;

  constructor(person: Person, place: Place) {
    this.#person = person;
    this.#place = place;
    this.#following = this.#follow();
  }

  /** Breaks the connection; the tab comes back by itself. */
  cut(): void {
    this.#request?.destroy();
  }

  /** Reads nothing any more until `wake`, as a page does that the system has frozen. */
  freeze(): void {
    this.#response?.pause();
  }

  wake(): void {
    this.#response?.resume();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.cut();
    await this.#following;
  }

  /** The page as a fresh load shows it: its newest 100 messages. */
  reload(): Promise<LiveConversation> {
    return loadConversation(this.#person, { ...this.#place, url: this.#address() });
  }

  /** Whether its stream has said `ready` since it was last opened. */
  get ready(): boolean {
    return this.#ready;
  }

  async #follow(): Promise<void> {
    while (!this.#closed) {
      const opened = await this.#connect().catch(() => false);
      if (!opened) this.counts.refused++;
      if (!this.#closed) await pause(20 + this.#retryMs * hurry * Math.random());
    }
  }

  /** Resolves when the stream has ended; true if there was one. */
  async #connect(): Promise<boolean> {
    this.live ??= this.#arrived(await this.reload());
    const { watches, events } = this.#place;
    this.#lastId ??= String(this.live.rev);
    const request = http.get(
      new URL(watches ? `${events}?watch=${watches}:${this.#lastId}` : events, this.#address()),
      {
        agent: false,
        headers: {
          cookie: this.#person.cookie,
          "accept-encoding": "gzip",
          ...(!watches && { "last-event-id": this.#lastId }),
        },
      },
    );
    this.#request = request;
    if (this.#closed) request.destroy();
    request.on("error", () => undefined);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    response.on("error", () => undefined);
    const ended = new Promise((resolve) => response.once("close", resolve));
    if (response.statusCode !== 200) {
      request.destroy();
      return false;
    }
    this.counts.opened++;
    this.#response = response;
    const parser = createParser({
      onEvent: ({ event = "message", id, data }) => this.#take(event, id, data),
      onRetry: (milliseconds) => (this.#retryMs = milliseconds),
    });
    response.setEncoding("utf8").on("data", (text: string) => parser.feed(text));
    await ended;
    this.#ready = false;
    return true;
  }

  #take(event: string, id: string | undefined, data: string): void {
    this.counts.events++;
    if (event === "reset") {
      this.counts.resets++;
      void this.#loadAfresh();
      return;
    }
    if (!folded.has(event)) return;
    const next = { event, data: JSON.parse(data) as unknown } as StreamedEvent;
    if (this.#isElsewhere(next)) return;
    if (next.event === "message") this.#note(next.data);
    if (this.live) this.live = foldEvent(this.live, next);
    this.#ready ||= next.event === "ready";
    this.#lastId = id ?? this.#revOf(next) ?? this.#lastId;
  }

  /** The inbox's stream has rows of its list besides. */
  #isElsewhere({ event, data }: StreamedEvent): boolean {
    return event === "conversation" && "user" in data;
  }

  /** How far an event of the inbox's stream brings its thread: what comes is in order. */
  #revOf({ data }: StreamedEvent): string | undefined {
    return this.#place.watches && "rev" in data ? String(data.rev) : undefined;
  }

  async #loadAfresh(): Promise<void> {
    if (this.live) this.live = { ...this.live, rev: 0 };
    while (!this.#closed) {
      const loaded = await this.#loadMissed().catch(() => null);
      if (loaded) return this.#replace(this.#arrived(loaded));
      await pause(100);
    }
  }

  /** The newest page; what it does not reach back to is noted page by page, as one who scrolls up gets it. */
  async #loadMissed(): Promise<LiveConversation> {
    const known = this.live?.messages.at(-1)?.seq ?? 0;
    const loaded = await this.reload();
    for (let { before } = loaded.page; before !== null && before > known + 1;) {
      const place = { ...this.#place, url: this.#address() };
      const older = this.#arrived(await loadConversation(this.#person, place, `&before=${before}`));
      before = older.page.before;
    }
    return loaded;
  }

  #replace(loaded: LiveConversation): void {
    this.live = this.live ? foldLoaded(this.live, loaded) : loaded;
  }

  #arrived(loaded: LiveConversation): LiveConversation {
    for (const message of loaded.messages) this.#note(message);
    return loaded;
  }

  #note({ id, clientId, sender }: Message): void {
    if (!this.arrivals.has(id)) this.arrivals.set(id, performance.now());
    const key = `${sender.id}/${clientId}`;
    this.idsOfKey.set(key, (this.idsOfKey.get(key) ?? new Set()).add(id));
  }

  #address(): string {
    return this.#place.address?.() ?? this.#place.url;
  }
}
