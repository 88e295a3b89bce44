import type { AnswerReceipt } from "~/conversations/answers/answer-receipt";
import type { Message } from "~/conversations/message";
import type { RichText } from "~/conversations/markdown/rich-text";

/**
 * A stored message with its Markdown read, ready to be drawn. `receipt`: for the team, of an answer the page was served
 * with; null where it has none.
 */
export type ThreadMessage = Message & { content: RichText; receipt?: AnswerReceipt | null };

/** What its author has sent and the server has not yet confirmed. `createdAt` is ISO 8601 UTC. */
export type PendingMessage = {
  clientId: string;
  body: string;
  createdAt: string;
  /** `queued`: nothing gets through now. `held`: one before it failed. */
  status: "sending" | "queued" | "held" | "failed";
  /** Why it failed, as a sentence. */
  error?: string;
};
