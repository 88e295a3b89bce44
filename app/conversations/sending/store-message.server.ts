import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "~/database/generated/client";
import type { Announcement } from "~/conversations/changes/announcement.server";
import type { Change } from "~/conversations/changes/change.server";
import { receiptsOf } from "~/conversations/changes/conversation-row.server";
import type { Message, SenderType } from "~/conversations/message";
import { receivingSide } from "~/conversations/message";
import { previewOf } from "~/conversations/markdown/message-preview";
import type { MessageRow } from "~/conversations/history/message-row.server";
import { toMessage } from "~/conversations/history/message-row.server";

/** What a new message consists of; `id` is made here unless given. */
export type NewMessage = {
  id?: string;
  sender: { type: SenderType; id: string | null; name: string };
  body: string;
  bodyHash: string;
  clientId: string;
  state?: "complete" | "streaming" | "failed";
};

type NewMessageRow = MessageRow & { citations: [] };

/** Adds a message as the next of its conversation. */
export async function addMessage(change: Change, message: NewMessage): Promise<Message> {
  const row = nextMessage(change, message, new Date());
  const { organizationId } = change.conversation;
  await change.tx.message.create({ data: { ...row, organizationId, bodyHash: message.bodyHash } });
  return tellMessage(change, row);
}

/** What the next message of a conversation is stored as, and what it changes about the conversation. */
export function nextMessage(change: Announcement, message: NewMessage, now: Date): NewMessageRow {
  const { conversation } = change;
  const { sender, body } = message;
  const fromUser = receivingSide(sender.type) === "organization";
  const reopens = fromUser && conversation.status !== "open";
  // Times never fall as seqs rise, whatever the clocks of the processes say: a span of time is a span of seqs.
  const createdAt = new Date(Math.max(now.getTime(), conversation.lastMessageAt?.getTime() ?? 0));
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
  return {
    id: message.id ?? uuidv7(),
    conversationId: conversation.id,
    seq,
    rev,
    senderType: sender.type,
    senderId: sender.id,
    senderName: sender.name,
    body,
    clientId: message.clientId,
    state: message.state ?? "complete",
    citations: [],
    vote: null,
    voteReason: null,
    createdAt,
    editedAt: null,
  };
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
  return tellMessage(change, row);
}

/** A user's message waits for the organization, and opens again what was closed. */
function broughtByUser({ conversation }: Announcement, now: Date) {
  return {
    unreadForOrganization: conversation.unreadForOrganization + 1,
    waitingSince: conversation.waitingSince ?? now,
    status: "open" as const,
    snoozedUntil: null,
  };
}

/** Whoever got no answer but a failure still waits. */
function broughtToUser({ conversation }: Announcement, { state }: NewMessage) {
  const waitingSince = state === "failed" ? conversation.waitingSince : null;
  return { unreadForUser: conversation.unreadForUser + 1, waitingSince };
}

/** Tells the conversation's streams of a message as it is stored now. */
export function tellMessage(change: Announcement, row: MessageRow): Message {
  const message = toMessage(row, receiptsOf(change.conversation));
  change.tell("message", message);
  return message;
}
