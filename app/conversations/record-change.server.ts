import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "~/database/generated/client";
import type { Transaction } from "~/database/client.server";
import { inTransaction } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { publish } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";
import type { ConversationRow, ConversationScope } from "./conversation-row.server";
import { lockConversationRow, receiptsOf, stateOf, summaryOf } from "./conversation-row.server";
import type { Message, SenderType } from "./message";
import { receivingSide } from "./message";
import type { MessageRow } from "./message-row.server";
import { toMessage, toThreadEvent } from "./message-row.server";
import type { ThreadEventCode } from "./thread-event";

const previewLength = 140;

/** What a new message consists of; `id` and `createdAt` are made here unless given. */
export type NewMessage = {
  id?: string;
  sender: { type: SenderType; id: string | null; name: string };
  body: string;
  bodyHash: string;
  clientId: string;
  state?: "complete" | "streaming" | "failed";
};

/**
 * One change of a conversation under its row lock. Whatever a reader can see takes the next rev;
 * counters are taken in memory and written once, at the end of the transaction.
 */
export class Change {
  readonly tx: Transaction;
  readonly conversation: ConversationRow;
  readonly events: LiveEvent[] = [];
  #fields: Prisma.ConversationUncheckedUpdateInput = {};
  #stateChanged = false;
  #summaryChanged = false;

  constructor(tx: Transaction, conversation: ConversationRow) {
    this.tx = tx;
    this.conversation = conversation;
  }

  /** Sets fields of the conversation that its readers see. */
  set(fields: Partial<ConversationRow>): void {
    this.#write({ ...fields, rev: this.conversation.rev + 1 });
    this.#stateChanged = true;
    this.#summaryChanged = true;
  }

  async addMessage(message: NewMessage): Promise<Message> {
    const { conversation } = this;
    const fromUser = receivingSide(message.sender.type) === "organization";
    const now = new Date();
    const reopens = fromUser && conversation.status !== "open";
    this.#stateChanged ||= reopens;
    this.#summaryChanged = true;
    this.#write({
      rev: conversation.rev + 1,
      lastSeq: conversation.lastSeq + 1,
      lastMessageAt: now,
      lastMessagePreview: message.body.slice(0, previewLength),
      lastMessageSenderType: message.sender.type,
      lastMessageSenderName: message.sender.name,
      waitingSince: fromUser ? (conversation.waitingSince ?? now) : null,
      ...(fromUser
        ? { unreadForOrganization: conversation.unreadForOrganization + 1 }
        : { unreadForUser: conversation.unreadForUser + 1 }),
      ...(reopens ? { status: "open", snoozedUntil: null } : {}),
    });
    const row = await this.tx.message.create({
      data: {
        id: message.id ?? uuidv7(),
        organizationId: conversation.organizationId,
        conversationId: conversation.id,
        seq: conversation.lastSeq,
        rev: conversation.rev,
        senderType: message.sender.type,
        senderId: message.sender.id,
        senderName: message.sender.name,
        body: message.body,
        bodyHash: message.bodyHash,
        clientId: message.clientId,
        state: message.state ?? "complete",
        createdAt: now,
      },
    });
    return this.#tell(row);
  }

  async changeMessage(id: string, fields: Prisma.MessageUncheckedUpdateInput): Promise<Message> {
    this.#write({ rev: this.conversation.rev + 1 });
    const row = await this.tx.message.update({
      where: { id },
      data: { ...fields, rev: this.conversation.rev },
    });
    if (row.seq === this.conversation.lastSeq) {
      this.#write({ lastMessagePreview: row.body.slice(0, previewLength) });
      this.#summaryChanged = true;
    }
    return this.#tell(row);
  }

  async addThreadEvent(code: ThreadEventCode, actor: Pick<Actor, "memberId" | "name">): Promise<void> {
    const { conversation } = this;
    this.#write({ rev: conversation.rev + 1 });
    const row = await this.tx.threadEvent.create({
      data: {
        organizationId: conversation.organizationId,
        conversationId: conversation.id,
        afterSeq: conversation.lastSeq,
        rev: conversation.rev,
        code,
        visibility: "everyone",
        actorId: actor.memberId,
        actorName: actor.name,
      },
    });
    this.#push("thread-event", "everyone", toThreadEvent(row), row.rev);
  }

  /** Says in the inbox's list whether the assistant is answering; it is no field of the conversation. */
  setRunning(running: boolean): void {
    this.#summaryChanged ||= this.conversation.running !== running;
    this.conversation.running = running;
  }

  /** Moves one side's marks forward. Reading implies having received. */
  advanceReceipt(
    side: "user" | "organization",
    marks: { deliveredSeq: number; readSeq: number; unread?: number },
  ): void {
    const names =
      side === "user"
        ? ({ delivered: "userDeliveredSeq", read: "userReadSeq", unread: "unreadForUser" } as const)
        : ({
            delivered: "organizationDeliveredSeq",
            read: "organizationReadSeq",
            unread: "unreadForOrganization",
          } as const);
    this.#write({
      rev: this.conversation.rev + 1,
      [names.delivered]: marks.deliveredSeq,
      [names.read]: marks.readSeq,
      ...(marks.unread === undefined ? {} : { [names.unread]: marks.unread }),
    });
    this.#summaryChanged ||= side === "organization" && marks.unread !== undefined;
    const receipt = receiptsOf(this.conversation).find((each) => each.side === side);
    this.#push("receipt", "everyone", receipt, this.conversation.rev);
  }

  /** Writes the conversation's fields and closes the list of what to publish. */
  async finish(): Promise<LiveEvent[]> {
    const row = this.conversation;
    const changed = Object.keys(this.#fields).length > 0;
    if (changed)
      await this.tx.conversation.update({
        where: { id: row.id },
        data: { ...this.#fields, updatedAt: new Date() },
      });
    if (this.#stateChanged) {
      this.#push("conversation", "user", stateOf(row, "user"), row.rev);
      this.#push("conversation", "organization", stateOf(row, "organization"), row.rev);
    }
    if (this.#summaryChanged) {
      const topic = `organization/${row.organizationId}`;
      this.events.push({
        topic,
        event: "conversation",
        rev: null,
        audience: "organization",
        data: summaryOf(row),
      });
    }
    return this.events;
  }

  #tell(row: MessageRow): Message {
    const message = toMessage(row, receiptsOf(this.conversation));
    this.#push("message", "everyone", message, message.rev);
    return message;
  }

  #write(fields: Partial<ConversationRow>): void {
    Object.assign(this.conversation, fields);
    const { assigneeName: _, ...stored } = fields;
    Object.assign(this.#fields, stored);
  }

  #push(event: LiveEvent["event"], audience: LiveEvent["audience"], data: unknown, rev: number): void {
    this.events.push({ topic: `conversation/${this.conversation.id}`, event, rev, audience, data });
  }
}

/**
 * The one way to write to a conversation: locks its row, runs `work`, commits, then tells the open streams.
 * Throws not-found for a conversation outside the scope; whatever `work` throws undoes all of it.
 */
export async function recordChange<T>(
  scope: ConversationScope,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const { result, events } = await inTransaction(async (tx) => {
    const change = new Change(tx, await lockConversationRow(tx, scope));
    const result = await work(change);
    return { result, events: await change.finish() };
  });
  for (const event of events) publish(event);
  return result;
}
