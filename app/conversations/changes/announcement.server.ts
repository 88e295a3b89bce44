import type { LiveEvent } from "~/realtime/live-event";
import type { ConversationRow } from "./conversation-row.server";
import { assistantTyping } from "~/conversations/live/typing.server";
import { stateOf, summaryOf } from "./conversation-row.server";

/** What a conversation's readers see of it besides its messages: its state, or its row in the inbox's list. */
export type Shown = "state" | "summary";

/**
 * What one change of a conversation shows: keeps the row as it becomes, and the events that tell of it after commit.
 * Whatever a reader can see takes the next rev.
 */
export class Announcement {
  readonly conversation: ConversationRow;
  readonly #events: LiveEvent[] = [];
  readonly #shown = new Set<Shown>();
  #toldRev: number;

  constructor(conversation: ConversationRow) {
    this.conversation = conversation;
    this.#toldRev = conversation.rev;
  }

  /** Takes the next rev and sets fields with it; `shows` says who has to be told besides. Returns the rev. */
  update(fields: Partial<ConversationRow>, ...shows: Shown[]): number {
    this.set(fields, ...shows);
    this.conversation.rev += 1;
    return this.conversation.rev;
  }

  /**
   * Says in the inbox's list whether the assistant is answering; it is no field of the conversation. That it has ended,
   * perhaps without a word, is said in the thread as well.
   */
  setRunning(running: boolean): void {
    const { id, assistantName, running: was } = this.conversation;
    if (was !== running) this.#shown.add("summary");
    if (was && !running) this.#events.push(assistantTyping(id, assistantName, false));
    this.conversation.running = running;
  }

  /** Tells the conversation's streams, once the change is committed. */
  tell(event: LiveEvent["event"], data: unknown, audience: LiveEvent["audience"] = "everyone"): void {
    const { id, rev } = this.conversation;
    this.#events.push({ topic: `conversation/${id}`, event, rev, after: this.#toldRev, audience, data });
    this.#toldRev = rev;
  }

  /** What to publish after commit, told of the row as it is now. */
  events(): LiveEvent[] {
    const row = this.conversation;
    if (this.#shown.has("state") || row.rev > this.#toldRev) {
      this.tell("conversation", stateOf(row, "user"), "user");
      this.tell("conversation", stateOf(row, "organization"), "organization");
    }
    if (this.#shown.size === 0) return this.#events;
    const topic = `organization/${row.organizationId}`;
    const data = summaryOf(row, "organization");
    return [...this.#events, { topic, event: "conversation", rev: null, audience: "organization", data }];
  }

  protected set(fields: Partial<ConversationRow>, ...shows: Shown[]): void {
    Object.assign(this.conversation, fields);
    for (const each of shows) this.#shown.add(each);
  }
}
