import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "~/database/generated/client";
import type { Change } from "./change.server";
import { receiptsOf } from "./conversation-row.server";
import type { Message, SenderType } from "./message";
import { receivingSide } from "./message";
import { previewOf } from "./message-preview";
import type { MessageRow } from "./message-row.server";
import { toMessage } from "./message-row.server";

/** What a new message consists of; `id` is made here unless given. */
export type NewMessage = {
  id?: string;
  sender: { type: SenderType; id: string | null; name: string };
  body: string;
  bodyHash: string;
  clientId: string;
  state?: "complete" | "streaming" | "failed";
};

/** Adds a message as the next of its conversation. */
export async function addMessage(change: Change, message: NewMessage): Promise<Message> {
  const { conversation } = change;
  const { sender, body } = message;
  const fromUser = receivingSide(sender.type) === "organization";
  const reopens = fromUser && conversation.status !== "open";
  const createdAt = new Date();
  const seq = conversation.lastSeq + 1;
  const rev = change.update(
    {
      lastSeq: seq,
      lastMessageAt: createdAt,
      lastMessagePreview: previewOf(body),
      lastMessageSenderType: sender.type,
      lastMessageSenderName: sender.name,
      ...(fromUser ? broughtByUser(change, createdAt) : broughtToUser(change, message)),
    },
    reopens ? "state" : "summary",
  );
  const row = await change.tx.message.create({
    data: {
      id: message.id ?? uuidv7(),
      organizationId: conversation.organizationId,
      conversationId: conversation.id,
      seq,
      rev,
      senderType: sender.type,
      senderId: sender.id,
      senderName: sender.name,
      body,
      bodyHash: message.bodyHash,
      clientId: message.clientId,
      state: message.state ?? "complete",
      createdAt,
    },
  });
  return tell(change, row);
}

/** Changes a message: its readers get all of it again. */
export async function changeMessage(
  change: Change,
  id: string,
  fields: Prisma.MessageUncheckedUpdateInput,
): Promise<Message> {
  const rev = change.update({});
  const row = await change.tx.message.update({ where: { id }, data: { ...fields, rev } });
  if (row.seq === change.conversation.lastSeq) change.describe({ lastMessagePreview: previewOf(row.body) });
  return tell(change, row);
}

/** A user's message waits for the organization, and opens again what was closed. */
function broughtByUser({ conversation }: Change, now: Date) {
  return {
    unreadForOrganization: conversation.unreadForOrganization + 1,
    waitingSince: conversation.waitingSince ?? now,
    status: "open" as const,
    snoozedUntil: null,
  };
}

/** Whoever got no answer but a failure still waits. */
function broughtToUser({ conversation }: Change, { state }: NewMessage) {
  const waitingSince = state === "failed" ? conversation.waitingSince : null;
  return { unreadForUser: conversation.unreadForUser + 1, waitingSince };
}

function tell(change: Change, row: MessageRow): Message {
  const message = toMessage(row, receiptsOf(change.conversation));
  change.tell("message", message);
  return message;
}
