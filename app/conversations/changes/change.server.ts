import type { Transaction } from "~/database/client.server";
import type { Prisma } from "~/database/generated/client";
import type { LiveEvent } from "~/realtime/live-event";
import { Announcement, type Shown } from "./announcement.server";
import type { ConversationRow } from "./conversation-row.server";

/** Fields of the conversation's own table. */
type StoredFields = Omit<Prisma.ConversationUncheckedUpdateInput, "rev">;

/**
 * One change of a conversation under its row lock: fields and counters are kept in memory and written once, at the end
 * of the transaction.
 */
export class Change extends Announcement {
  readonly tx: Transaction;
  readonly #fields: StoredFields = {};
  #changed = false;

  constructor(tx: Transaction, conversation: ConversationRow) {
    super(conversation);
    this.tx = tx;
  }

  /** Sets fields that readers see only in the inbox's list; they take no rev. */
  describe(fields: Pick<Partial<ConversationRow>, "lastMessagePreview">): void {
    this.set(fields, "summary");
  }

  /** Writes the conversation's fields. Returns what to publish after commit. */
  async finish(): Promise<LiveEvent[]> {
    const { id, rev } = this.conversation;
    if (this.#changed) {
      const data = { ...this.#fields, rev, updatedAt: new Date() };
      await this.tx.conversation.update({ where: { id }, data });
    }
    return this.events();
  }

  protected override set(fields: Partial<ConversationRow>, ...shows: Shown[]): void {
    const { assigneeName: _name, labels: _labels, ...stored } = fields;
    Object.assign(this.#fields, stored);
    this.#changed = true;
    super.set(fields, ...shows);
  }
}
