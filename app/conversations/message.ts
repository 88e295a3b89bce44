import type { Side } from "~/identity/actor";

export type SenderType = "user" | "agent" | "assistant" | "system";
type MessageState = "complete" | "streaming" | "stopped" | "failed" | "removed";
export type MessageStatus = "sent" | "delivered" | "read";

/** An article an answer rests on; `url` is a path of this site. */
export type Citation = { articleId: string; title: string; url: string };

/** What the user thinks of an answer, and why where they said so. */
export type Vote = { value: "up" | "down"; reason: string | null };

/** A message as pages, streams and the API show it. Times are ISO 8601 UTC, `body` is Markdown. */
export type Message = {
  id: string;
  conversationId: string;
  seq: number;
  rev: number;
  clientId: string;
  sender: { type: SenderType; id: string | null; name: string };
  body: string;
  state: MessageState;
  status: MessageStatus;
  citations: Citation[];
  /** Of an answer, the user's vote. */
  vote: Vote | null;
  createdAt: string;
  editedAt: string | null;
};

/** How far each side has received and read the other's messages, as seqs. */
export type Receipt = { side: Side; deliveredSeq: number; readSeq: number };

/** The side that receives what this sender says. */
export function receivingSide(sender: SenderType): Side {
  return sender === "user" ? "organization" : "user";
}

/** What the receipts of the receiving side say about a message. */
export function statusOfMessage(
  message: { seq: number; sender: { type: SenderType } },
  receipts: Receipt[],
): MessageStatus {
  const receipt = receipts.find(({ side }) => side === receivingSide(message.sender.type));
  if (!receipt) return "sent";
  if (message.seq <= receipt.readSeq) return "read";
  return message.seq <= receipt.deliveredSeq ? "delivered" : "sent";
}
