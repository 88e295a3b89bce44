import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "~/conversations/message";
import { askServer } from "./route-http";
import type { Person } from "./site";

/** A message and the key it is sent under. */
type Letter = { clientId: string; body: string };

/** A message the server has taken. */
export type Acknowledged = { message: Message; sentAt: number; acknowledgedAt: number; attempts: number };

/** How long an answer may take before the message is tried again, in milliseconds. */
const patience = 15_000;

/**
 * Sends as the page's script does: in order, one at a time, each message under one key however often it is tried.
 * What the server did not take is tried again until it is taken or the outbox is closed.
 */
export class Outbox {
  readonly acknowledged = new Map<string, Acknowledged>();
  /** Every message handed in, by key. */
  readonly handedIn = new Map<string, string>();
  /** Every status that was answered; 0 is no answer. */
  readonly statuses = new Set<number>();
  /** Answers that no fault excuses. */
  readonly wrongAnswers: string[] = [];
  readonly #person: Person;
  readonly #path: string;
  readonly #address: () => string;
  readonly #origin: string;
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(person: Person, to: { url: string; path: string; address?: () => string }) {
    this.#person = person;
    this.#path = to.path;
    this.#origin = to.url;
    this.#address = to.address ?? (() => to.url);
  }

  /** Resolves when the message was taken; at once when the outbox is closed before. */
  send(body: string): Promise<void> {
    const letter = { clientId: randomUUID(), body };
    this.handedIn.set(letter.clientId, body);
    this.#queue = this.#queue.then(() => this.#deliver(letter));
    return this.#queue;
  }

  /** Resolves when everything handed in was taken. */
  emptied(): Promise<void> {
    return this.#queue;
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
  }

  async #deliver(letter: Letter): Promise<void> {
    const sentAt = performance.now();
    for (let attempts = 1; !this.#closed; attempts++) {
      const message = await this.#attempt(letter);
      if (message) {
        const acknowledgedAt = performance.now();
        this.acknowledged.set(letter.clientId, { message, sentAt, acknowledgedAt, attempts });
        return;
      }
      await pause(50 + Math.random() * 150);
    }
  }

  async #attempt(letter: Letter): Promise<Message | null> {
    const answer = await askServer(this.#address(), this.#path, {
      method: "POST",
      body: JSON.stringify(letter),
      headers: { cookie: this.#person.cookie, origin: this.#origin, "content-type": "application/json" },
      timeoutMs: patience,
    }).catch(() => null);
    const status = answer?.status ?? 0;
    this.statuses.add(status);
    if (answer && (status === 200 || status === 201)) return JSON.parse(answer.body) as Message;
    if (![0, 429, 503].includes(status)) this.wrongAnswers.push(`${status} ${answer?.body.slice(0, 300)}`);
    return null;
  }
}
