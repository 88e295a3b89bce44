import type { Message as StoredMessage } from "~/database/generated/client";
import { Prisma } from "~/database/generated/client";
import type { Citation, Message, Receipt } from "./message";
import { statusOfMessage } from "./message";

export type MessageRow = Omit<StoredMessage, "language" | "bodyHash" | "organizationId">;

export const messageColumns = Prisma.sql`
  "id", "conversationId", "seq", "rev", "senderType", "senderId", "senderName",
  "body", "state", "clientId", "citations", "createdAt", "editedAt"`;

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
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
  return { ...message, status: statusOfMessage(message, receipts) };
}
