import type { PendingMessage } from "~/conversations/ui/thread/thread-message";

/**
 * What can be done from within a thread. The strings are addresses of forms, which work without script; the
 * functions take over where one runs. Keep one object between renders: messages are memoised on it.
 */
export type ThreadActions = {
  /** Where the Stop button of a running answer posts. */
  stopAction?: string;
  onStop?: (seq: number) => void;
  /** The page holds a form with the id `handoff`, and the assistant still holds the conversation. */
  canAskForPerson?: boolean;
  /** Where "Answer again" under the newest answer posts. */
  againAction?: string;
  onAnswerAgain?: (seq: number) => void;
  /** Where votes on answers post, where they are cast. */
  voteAction?: string;
  onVote?: (seq: number, vote: "up" | "down" | "none", reason?: string) => void;
  /** What is written into the page is safe there: it does not refresh itself. */
  canExplain?: boolean;
  onSendAgain?: (clientId: string) => void;
  onDelete?: (clientId: string) => void;
  /** Takes a message that failed back to where it was written. */
  onEdit?: (message: PendingMessage) => void;
};
