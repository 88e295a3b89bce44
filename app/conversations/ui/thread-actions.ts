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
  /** Has the newest answer written again. */
  onAnswerAgain?: (seq: number) => void;
  onSendAgain?: (clientId: string) => void;
  onDelete?: (clientId: string) => void;
};
