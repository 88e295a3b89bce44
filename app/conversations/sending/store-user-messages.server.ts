import { v7 as uuidv7 } from "uuid";
import { runStatement } from "~/database/run-statement.server";
import { publish } from "~/realtime/bus.server";
import { Announcement } from "~/conversations/changes/announcement.server";
import type { ConversationRow, ConversationScope } from "~/conversations/changes/conversation-row.server";
import type { Message } from "~/conversations/message";
import { previewOf } from "~/conversations/markdown/message-preview";
import { nextMessage, tellMessage } from "./store-message.server";
import { storeUserMessages } from "./user-messages-statement.server";

/** What a conversation's user says; `scope` is where whoever sends it may. */
export type UserMessage = { scope: ConversationScope; body: string; bodyHash: string; clientId: string };

/** `runId`: the assistant's run that answers it; null while the team holds the conversation. */
export type StoredUserMessage = { message: Message; runId: string | null };

type StoredRow = ConversationRow & { index: number; messageId: string; runId: string | null };

/**
 * Stores new messages of users, each as the next of its conversation, in one statement, and tells the open streams.
 * Null for one that is not new, not within its scope, or whose conversation is being written to.
 */
export async function storeTogether(sent: UserMessage[]): Promise<(StoredUserMessage | null)[]> {
  const now = new Date();
  const keys = new Set<string>();
  const items = sent.flatMap((message, index) => {
    const key = `${message.scope.id}/${message.clientId}`;
    return keys.size < keys.add(key).size ? [toItem(message, index)] : [];
  });
  const rows = await runStatement<StoredRow>(storeUserMessages, [JSON.stringify(items), now]);
  const stored: (StoredUserMessage | null)[] = sent.map(() => null);
  const announcements = new Map<string, Announcement>();
  for (const { index, messageId, runId, ...conversation } of rows) {
    const known = announcements.get(conversation.id);
    const announcement = known ?? new Announcement(conversation);
    announcements.set(conversation.id, announcement);
    stored[index] = { message: announce(announcement, messageId, sent[index]!, now), runId };
    if (runId) announcement.setRunning(true);
  }
  publish(...[...announcements.values()].flatMap((announcement) => announcement.events()));
  return stored;
}

function toItem({ scope, body, bodyHash, clientId }: UserMessage, index: number) {
  const { id: conversationId, organizationId, userMemberId } = scope;
  const ids = { id: uuidv7(), runId: uuidv7(), conversationId, organizationId, userMemberId };
  return { ...ids, index, body, bodyHash, clientId, preview: previewOf(body) };
}

function announce(change: Announcement, id: string, sent: UserMessage, now: Date): Message {
  const { userMemberId, userName } = change.conversation;
  const sender = { type: "user" as const, id: userMemberId, name: userName };
  return tellMessage(change, nextMessage(change, { id, sender, ...sent }, now));
}
