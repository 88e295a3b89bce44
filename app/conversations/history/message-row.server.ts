import type { Message as StoredMessage } from "~/database/generated/client";
import { Prisma } from "~/database/generated/client";
import type { Citation, Message, Receipt } from "~/conversations/message";
import { statusOfMessage } from "~/conversations/message";

export type MessageRow = Omit<StoredMessage, "language" | "bodyHash" | "organizationId" | "votedAt">;

export const messageColumns = Prisma.sql`
  "id", "conversationId", "seq", "rev", "senderType", "senderId", "senderName",
  "body", "state", "clientId", "citations", "vote", "voteReason", "createdAt", "editedAt"`;

/** A stored message as its readers see it. */
export function toMessage(row: MessageRow, receipts: Receipt[]): Message {
  const message = {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    rev: row.rev,
    clientId: row.clientId,
    sender: { type: row.senderType, id: row.senderId, name: row.senderName },
    body: row.body,
    state: row.state,
    citations: row.citations as Citation[],
    vote: row.vote && { value: row.vote, reason: row.voteReason },
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
  return { ...message, status: statusOfMessage(message, receipts) };
}
