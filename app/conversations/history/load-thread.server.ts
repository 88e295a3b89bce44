import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import { markDelivered, markRead } from "~/conversations/receipts/advance-receipts.server";
import { getReady } from "~/conversations/conversations.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import type { HistoryPage } from "~/conversations/live/fold-page";
import { listAnswerReceipts } from "~/conversations/answers/list-answer-receipts.server";
import { listFoundWords } from "./found-words.server";
import type { LiveConversation } from "~/conversations/live/live-conversation";
import type { MessageQuery } from "./list-messages.server";
import { isFiltered, listMessages } from "./list-messages.server";
import { markWords } from "./mark-words";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import type { Message } from "~/conversations/message";
import type { Note, ThreadNote } from "~/conversations/notes/note";
import type { ThreadMessage } from "~/conversations/ui/thread/thread-message";

/** A page of a conversation as its reader's page shows it, with all that is live about it. */
export type LoadedThread = LiveConversation<ThreadMessage> & {
  user: { id: string; name: string; email: string | null; lastSeenAt: string | null; joinedAt: string };
  assistantName: string;
  /** Whether it is the newest page, unfiltered: what is said now belongs at its end. */
  follows: boolean;
  /** The newest seq, on this page or not. */
  lastSeq: number;
  /** Since when the user waits for an answer, as ISO 8601; null while they do not. */
  waitingSince: string | null;
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
  const {
    conversation: row,
    messages,
    events,
    notes,
    page,
  } = await listMessages(actor, conversationId, query);
  const ready = await getReady(actor, row);
  const side = sideOf(actor);
  const follows = page.after === null && !isFiltered(query);
  if (follows) {
    const seq = row.lastSeq;
    if (reads) await markRead(actor, { conversationId, seq });
    else await markDelivered(scopeOf(actor, conversationId), side, seq);
  }
  return {
    ...ready,
    messages: await toThreadMessages(actor, messages, query.q),
    events,
    notes: notes.map(withText),
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
    waitingSince: row.waitingSince?.toISOString() ?? null,
    readBefore: side === "user" ? row.userReadSeq : row.organizationReadSeq,
  };
}

/** A page of the history, for what stands next to it already. It is no visit: nothing is delivered or read. */
export async function loadHistory(
  actor: Actor,
  conversationId: string,
  query: MessageQuery,
): Promise<HistoryPage<ThreadMessage>> {
  const { messages, events, notes, page } = await listMessages(actor, conversationId, query);
  const said = await toThreadMessages(actor, messages, query.q);
  return { messages: said, events, notes: notes.map(withText), page };
}

function withText(note: Note): ThreadNote {
  return { ...note, content: parseMarkdown(note.body) };
}

/** What the messages say, the words of a search marked in them; for the team, how the answers came about. */
async function toThreadMessages(
  actor: Actor,
  messages: Message[],
  q: string | undefined,
): Promise<ThreadMessage[]> {
  const receipts = await listAnswerReceipts(actor, messages);
  const found =
    q && messages.length > 0
      ? await listFoundWords(
          q,
          messages.map(({ body }) => body),
        )
      : null;
  return messages.map((message) => {
    const content = parseMarkdown(message.body);
    const receipt =
      sideOf(actor) === "organization" && message.sender.type === "assistant"
        ? { receipt: receipts.get(message.id) ?? null }
        : {};
    return { ...message, content: found ? markWords(content, found) : content, ...receipt };
  });
}
