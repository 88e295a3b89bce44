import type { Message } from "~/conversations/message";
import type { Note } from "~/conversations/notes/note";
import type { Side } from "~/identity/actor";
import { inboxStream, ownStream } from "~/conversations/ui/live/conversation-streams";
import { useHistory } from "~/conversations/ui/thread/use-history";
import { useButtons } from "./use-buttons";
import { useAnswerStream } from "~/conversations/ui/live/use-answer-stream";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";
import { useLiveConversation, withContent } from "~/conversations/ui/live/use-live-conversation";
import { useMessageKeys } from "~/conversations/ui/thread/use-message-keys";
import { useMissed } from "~/conversations/ui/thread/use-missed";
import { useMarkdown } from "~/conversations/ui/thread/use-markdown";
import { useReadMark } from "~/conversations/ui/live/use-read-mark";
import { useThreadStream } from "~/conversations/ui/live/use-thread-stream";
import { useTypingNotice } from "~/conversations/ui/composer/use-typing-notice";

/** Where one side of a conversation reads it and says what it does. */
type ThreadAddresses = { history: string; read: string; typing: string; answer: string };

type ThreadOptions = {
  addresses: ThreadAddresses;
  viewer: Side;
  viewerId: string;
  /** Whether what is being written is a note; keep one between renders. */
  kindNow?: () => "reply" | "note";
};

/** Everything live about one thread on one page, for whichever side. */
export function useThread(loaded: LiveThread, { addresses, viewer, viewerId, kindNow }: ThreadOptions) {
  const { thread, tell, join, reset } = useLiveConversation(loaded);
  const history = useHistory(thread, addresses.history, join);
  const follows = thread.page.after === null;
  const source = viewer === "user" ? ownStream(viewerId) : inboxStream(viewerId);
  const connection = useThreadStream(source, {
    conversationId: loaded.conversation.id,
    rev: loaded.rev,
    tell,
    reset,
  });
  useMessageKeys();
  const typing = useTypingNotice(addresses.typing, kindNow);
  const buttons = useButtons();
  const theirs = thread.messages.findLast(({ sender }) => (sender.type === "user") !== (viewer === "user"));
  const mine = thread.receipts.find(({ side }) => side === viewer);
  useReadMark(follows ? addresses.read : null, {
    seq: theirs?.seq ?? 0,
    readSeq: mine?.readSeq ?? 0,
    connected: connection === "open",
  });
  const spoken = thread.messages.findLast(({ state }) => state === "streaming");
  const answer = useAnswerStream(addresses.answer, spoken?.clientId ?? null);
  const parse = useMarkdown(answer !== null);
  const person = thread.typing.find((each) => each.side !== "assistant" && each.memberId !== viewerId);
  const looking = thread.typing.some(({ side }) => side === "assistant");
  return {
    thread,
    /** The newest messages are shown: what is said now belongs at their end. */
    follows,
    /** Whether the assistant is at work, with or without words yet. */
    answering: looking || spoken !== undefined,
    connection,
    missed: useMissed({ messages: thread.messages, viewer, follows }),
    /** Takes in a message this page has just stored. */
    show: async (said: Message | Note) =>
      tell(
        "author" in said
          ? { event: "note", data: await withContent(said) }
          : { event: "message", data: await withContent(said) },
      ),
    /** What `MessageList` draws and `SpokenNews` says. */
    shown: {
      conversationId: thread.conversation.id,
      messages: thread.messages,
      events: besideShown(thread.events, thread),
      notes: besideShown(thread.notes, thread),
      looking: looking && follows,
      older: history.older,
      newer: history.newer,
      streaming:
        spoken && answer ? { seq: spoken.seq, content: parse(answer.text), articles: answer.articles } : null,
      connected: connection !== "offline",
      follows,
      typing: (follows && person?.name) || null,
    },
    typingPerson: person && follows ? { id: person.memberId, name: person.name } : null,
    typing,
    buttons,
  };
}

/** What stands behind messages that are not shown is known early, and waits for them. */
function besideShown<T extends { afterSeq: number }>(all: T[], { page: { before, after } }: LiveThread): T[] {
  return all.filter(({ afterSeq }) => afterSeq >= (before ?? 0) && afterSeq <= (after ?? Infinity));
}
