import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import { markDelivered, markRead } from "./advance-receipts.server";
import { getReady } from "./conversations.server";
import { scopeOf } from "./conversation-row.server";
import type { LiveConversation } from "./live-conversation";
import type { MessageQuery } from "./list-messages.server";
import { listMessages } from "./list-messages.server";
import { parseMarkdown } from "./markdown";
import type { ThreadMessage } from "./ui/thread-message";

/** A page of a conversation as its reader's page shows it, with all that is live about it. */
export type LoadedThread = LiveConversation<ThreadMessage> & {
  user: { id: string; name: string; email: string | null; lastSeenAt: string | null; joinedAt: string };
  assistantName: string;
  /** Whether it is the newest page, unfiltered: what is said now belongs at its end. */
  follows: boolean;
  /** The newest seq, on this page or not. */
  lastSeq: number;
  /** Up to where this side had read before this page was served. */
  readBefore: number;
};

/**
 * Loads one page of a conversation for its reader. Serving the newest page delivers the conversation, and, where `reads`
 * (no script will say what was on screen), reads it; a page of the past or of a search does neither. Throws not-found.
 */
export async function loadThread(
  actor: Actor,
  conversationId: string,
  query: MessageQuery,
  { reads }: { reads: boolean },
): Promise<LoadedThread> {
  const { conversation: row, messages, events, page } = await listMessages(actor, conversationId, query);
  const ready = await getReady(actor, row);
  const side = sideOf(actor);
  const follows = showsNewest(query, page);
  if (follows) {
    const seq = row.lastSeq;
    if (reads) await markRead(actor, { conversationId, seq });
    else await markDelivered(scopeOf(actor, conversationId), side, seq);
  }
  return {
    ...ready,
    messages: messages.map((message) => ({ ...message, content: parseMarkdown(message.body) })),
    events,
    page,
    user: {
      id: row.userMemberId,
      name: row.userName,
      email: row.userEmail,
      lastSeenAt: row.userLastSeenAt?.toISOString() ?? null,
      joinedAt: row.userSince.toISOString(),
    },
    assistantName: row.assistantName,
    follows,
    lastSeq: row.lastSeq,
    readBefore: side === "user" ? row.userReadSeq : row.organizationReadSeq,
  };
}

function showsNewest({ q, sender, since, until }: MessageQuery, page: { after: number | null }): boolean {
  return page.after === null && !q && !sender?.length && !since && !until;
}
