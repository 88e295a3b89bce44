import type { Message } from "~/conversations/message";
import type { Side } from "~/identity/actor";
import { useButtons } from "./use-buttons";
import { useAnswerStream } from "./use-answer-stream";
import type { LiveThread } from "./use-live-conversation";
import { useLiveConversation, withContent } from "./use-live-conversation";
import { useMarkdown } from "./use-markdown";
import { useReadMark } from "./use-read-mark";
import { useThreadStream } from "./use-thread-stream";
import { useTypingNotice } from "./use-typing-notice";

/** Where one side of a conversation reads it and says what it does. */
type ThreadAddresses = { events: string; read: string; typing: string; answer: string };

type ThreadOptions = {
  addresses: ThreadAddresses;
  viewer: Side;
  viewerId: string;
  /** The page shows the newest messages, all of them: what is said now belongs at its end. */
  follows: boolean;
};

/** Everything live about one thread on one page, for whichever side. */
export function useThread(loaded: LiveThread, { addresses, viewer, viewerId, follows }: ThreadOptions) {
  const { thread, tell, reset } = useLiveConversation(loaded);
  const connection = useThreadStream(follows ? addresses.events : null, { rev: loaded.rev, tell, reset });
  const typing = useTypingNotice(addresses.typing);
  const buttons = useButtons();
  const theirs = thread.messages.findLast(({ sender }) => (sender.type === "user") !== (viewer === "user"));
  const mine = thread.receipts.find(({ side }) => side === viewer);
  useReadMark(addresses.read, theirs?.seq ?? 0, mine?.readSeq ?? 0);
  const spoken = thread.messages.findLast(({ state }) => state === "streaming");
  const answer = useAnswerStream(addresses.answer, spoken?.id ?? null);
  const parse = useMarkdown(answer !== null);
  const person = thread.typing.find((each) => each.side !== "assistant" && each.memberId !== viewerId);
  const looking = thread.typing.some(({ side }) => side === "assistant");
  return {
    thread,
    /** Whether the assistant is at work, with or without words yet. */
    answering: looking || spoken !== undefined,
    connection,
    /** Takes in a message this page has just stored. */
    show: async (message: Message) => tell({ event: "message", data: await withContent(message) }),
    /** What `MessageList` draws. */
    shown: {
      conversationId: thread.conversation.id,
      messages: thread.messages,
      events: thread.events,
      looking,
      streaming:
        spoken && answer ? { seq: spoken.seq, content: parse(answer.text), articles: answer.articles } : null,
      connected: connection !== "offline",
    },
    typingPerson: person ? { id: person.memberId, name: person.name } : null,
    typing,
    buttons,
  };
}
