/** What an answer asked of a tool: its name, the words asked with, and how much came of it where that can be counted. */
export type ToolCall = { name: string; asked: string; found: number | null };

/** An article an answer was given; `url` is a path of this site. */
export type ArticleRead = { title: string; url: string };

/** How an answer of the assistant came about: for the team only. Times in milliseconds. */
export type AnswerReceipt = {
  outcome: "running" | "complete" | "stopped" | "failed";
  model: string | null;
  articlesRead: ArticleRead[];
  toolCalls: ToolCall[];
  /** Null where the model does not count them. */
  inputTokens: number | null;
  outputTokens: number | null;
  firstWordsMs: number | null;
  totalMs: number | null;
  attempts: number;
  /** Why it was stopped (a code), and by whom. */
  stopCode: string | null;
  stoppedByName: string | null;
  /** Why it failed, or was left by its process: a short code. */
  error: string | null;
};
