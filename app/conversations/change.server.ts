import type { Prisma } from "~/database/generated/client";
import type { Transaction } from "~/database/client.server";
import type { LiveEvent } from "~/realtime/live-event";
import type { ConversationRow } from "./conversation-row.server";
import { stateOf, summaryOf } from "./conversation-row.server";

/** Fields of the conversation's own table. */
type StoredFields = Omit<Prisma.ConversationUncheckedUpdateInput, "rev">;

/** What a conversation's readers see of it besides its messages: its state, or its row in the inbox's list. */
type Shown = "state" | "summary";

/**
 * One change of a conversation under its row lock. Whatever a reader can see takes the next rev; fields and counters
 * are kept in memory and written once, at the end of the transaction, and so are the events that tell of it.
 */
export class Change {
  readonly tx: Transaction;
  readonly conversation: ConversationRow;
  readonly #events: LiveEvent[] = [];
  readonly #fields: StoredFields = {};
  readonly #shown = new Set<Shown>();
  #changed = false;

  constructor(tx: Transaction, conversation: ConversationRow) {
    this.tx = tx;
    this.conversation = conversation;
  }

  /** Takes the next rev and sets fields with it; `shows` says who has to be told besides. Returns the rev. */
  update(fields: Partial<ConversationRow>, ...shows: Shown[]): number {
    const { assigneeName, ...stored } = fields;
    Object.assign(this.conversation, fields, assigneeName === undefined ? {} : { assigneeName });
    Object.assign(this.#fields, stored);
    for (const each of shows) this.#shown.add(each);
    this.#changed = true;
    this.conversation.rev += 1;
    return this.conversation.rev;
  }

  /** Sets fields that readers see only in the inbox's list; they take no rev. */
  describe(fields: Pick<Partial<ConversationRow>, "lastMessagePreview">): void {
    Object.assign(this.conversation, fields);
    Object.assign(this.#fields, fields);
    this.#shown.add("summary");
    this.#changed = true;
  }

  /** Says in the inbox's list whether the assistant is answering; it is no field of the conversation. */
  setRunning(running: boolean): void {
    if (this.conversation.running !== running) this.#shown.add("summary");
    this.conversation.running = running;
  }

  /** Tells the conversation's streams, once the change is committed. */
  tell(event: LiveEvent["event"], data: unknown, audience: LiveEvent["audience"] = "everyone"): void {
    const topic = `conversation/${this.conversation.id}`;
    this.#events.push({ topic, event, rev: this.conversation.rev, audience, data });
  }

  /** Writes the conversation's fields. Returns what to publish after commit. */
  async finish(): Promise<LiveEvent[]> {
    const row = this.conversation;
    if (this.#changed) {
      const data = { ...this.#fields, rev: row.rev, updatedAt: new Date() };
      await this.tx.conversation.update({ where: { id: row.id }, data });
    }
    if (this.#shown.has("state")) {
      this.tell("conversation", stateOf(row, "user"), "user");
      this.tell("conversation", stateOf(row, "organization"), "organization");
    }
    if (this.#shown.size > 0) {
      const topic = `organization/${row.organizationId}`;
      this.#events.push({
        topic,
        event: "conversation",
        rev: null,
        audience: "organization",
        data: summaryOf(row, "organization"),
      });
    }
    return this.#events;
  }
}
