import type {
  ConversationState,
  Looking,
  Presence,
  Ready,
  RunningAnswer,
  Typing,
} from "~/conversations/conversation";
import type { Message, Receipt } from "~/conversations/message";
import type { ThreadNote } from "~/conversations/notes/note";
import type { ThreadEvent } from "~/conversations/thread-event";

/** A conversation as a page shows it: one page of messages, and all that is live about it. */
export type LiveConversation<M extends Message = Message> = {
  conversation: ConversationState;
  /** By seq, without gaps. */
  messages: M[];
  events: ThreadEvent[];
  /** The team's; a user has none. */
  notes: ThreadNote[];
  /** Messages of pages that are not shown, as the stream told of them: a page on its way may have been read before. */
  aside?: M[];
  receipts: Receipt[];
  typing: Typing[];
  /** Of the team, without the reader; a user hears of none. */
  looking?: Looking[];
  presence: Presence[];
  run: RunningAnswer | null;
  /** Older and newer pages exist beyond these seqs; null at an end. */
  page: { before: number | null; after: number | null };
  rev: number;
};

/** What a conversation's stream says. `ready` and `reset` are of the stream itself. */
export type StreamedEvent<M extends Message = Message> =
  | { event: "ready"; data: Ready }
  | { event: "message"; data: M }
  | { event: "note"; data: ThreadNote }
  | { event: "thread-event"; data: ThreadEvent }
  | { event: "conversation"; data: ConversationState }
  | { event: "receipt"; data: Receipt }
  | { event: "typing"; data: Typing }
  | { event: "looking"; data: Looking }
  | { event: "presence"; data: Presence };
