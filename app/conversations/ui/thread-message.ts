import type { Message } from "~/conversations/message";
import type { RichText } from "~/conversations/rich-text";

/** A stored message with its Markdown read, ready to be drawn. */
export type ThreadMessage = Message & { content: RichText };

/** What its author has sent and the server has not yet confirmed. `createdAt` is ISO 8601 UTC. */
export type PendingMessage = {
  clientId: string;
  body: string;
  createdAt: string;
  status: "sending" | "queued" | "failed";
  /** Why it failed, as a sentence. */
  error?: string;
};
