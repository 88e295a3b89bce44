import { RetryError } from "ai";
import { z } from "zod";
import { englishWords, type WordId } from "~/i18n/words";

/** Why an answer failed, as it is stored and logged. */
export type FailureCause =
  | "rate-limited"
  | "over-budget"
  | "timeout"
  | "blocked"
  | "empty"
  | "interrupted"
  | "search-failed"
  | "provider-error";

/** What the user reads of a failure. */
export const wordsOfFailure: Record<FailureCause, WordId> = {
  "rate-limited": "assistant.failed-busy",
  "over-budget": "assistant.failed-over-budget",
  timeout: "assistant.failed-slow",
  blocked: "assistant.failed-blocked",
  empty: "assistant.failed",
  interrupted: "assistant.failed-interrupted",
  "search-failed": "assistant.failed",
  "provider-error": "assistant.failed",
};

/** The same by the code a run's failure is stored under. */
export function wordsOf(cause: string): string {
  return englishWords(wordsOfFailure[cause as FailureCause]);
}

/** The help articles could not be searched. */
export class SearchFailed extends Error {
  constructor(cause: unknown) {
    super("The help articles could not be searched", { cause });
    this.name = "SearchFailed";
  }
}

/** The member or the organization has used up what models may do for them today. */
export class OverBudget extends Error {
  constructor() {
    super("The budget of the day is used up");
    this.name = "OverBudget";
  }
}

const WithStatus = z.object({ statusCode: z.number() });

/** What an error of a model's call or stream means. Never looks at its words: they may quote the prompt. */
export function causeOf(error: unknown): FailureCause {
  if (error instanceof SearchFailed) return "search-failed";
  if (error instanceof OverBudget) return "over-budget";
  if (RetryError.isInstance(error)) return causeOf(error.lastError);
  if (isBrokenConnection(error)) return "interrupted";
  if (error instanceof Error && error.name === "TimeoutError") return "timeout";
  const status = WithStatus.safeParse(error).data?.statusCode;
  if (status === 429) return "rate-limited";
  return status === 408 || status === 504 ? "timeout" : "provider-error";
}

/** Node's fetch says TypeError("terminated") where the other side closes in the middle of a body. */
function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error instanceof TypeError && error.message === "terminated") || isBrokenConnection(error.cause);
}
