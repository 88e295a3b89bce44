import type { Receipt, SenderType } from "./message";

export type ConversationStatus = "open" | "snoozed" | "resolved";
export type Handler = "assistant" | "team";

/**
 * Who holds a conversation and how it stood at `rev`, as streams and the API show it: an older one must not replace a
 * newer one. Users see no labels.
 */
export type ConversationState = {
  id: string;
  rev: number;
  status: ConversationStatus;
  assignee: { id: string; name: string } | null;
  labels: string[];
  handledBy: Handler;
  handlingEpoch: number;
  /** While it is snoozed, for the team: when it opens again, as ISO 8601 UTC. */
  snoozedUntil?: string;
};

/** What the inbox's list adds to it. `createdAt` is ISO 8601 UTC. */
export type ConversationSummary = ConversationState & {
  user: { id: string; name: string; email: string | null };
  lastMessage: {
    seq: number;
    senderType: SenderType;
    senderName: string;
    preview: string;
    createdAt: string;
  } | null;
  unread: number;
  waitingSince: string | null;
  /** Whether the assistant is answering. */
  running: boolean;
};

/** The assistant's running answer; `seq` and `messageId` are null until its first words. */
export type RunningAnswer = {
  id: string;
  state: "queued" | "streaming";
  messageId: string | null;
  seq: number | null;
};

/** Someone who is writing; it is over by itself at `expiresAt` (ISO 8601 UTC). */
export type Typing = {
  conversationId: string;
  side: "user" | "organization" | "assistant";
  memberId: string | null;
  name: string;
  typing: boolean;
  expiresAt: string;
  /** It is a note: users are not told. */
  isNote?: true;
};

/** Someone of the team who has the conversation in view; over by itself at `expiresAt` (ISO 8601 UTC). */
export type Looking = {
  conversationId: string;
  memberId: string;
  name: string;
  looking: boolean;
  expiresAt: string;
};

/** Whether somebody of a side is here: a user in the own conversation, the team (null) in all of them. */
export type Presence = {
  conversationId: string | null;
  side: "user" | "organization";
  online: boolean;
  lastSeenAt: string | null;
};

/** The `ready` event: all of a conversation that is not a message, as it is now. */
export type Ready = {
  rev: number;
  conversation: ConversationState;
  receipts: Receipt[];
  typing: Typing[];
  /** For the team: who of them looks at it, without the reader. */
  looking?: Looking[];
  presence: Presence[];
  run: RunningAnswer | null;
};
