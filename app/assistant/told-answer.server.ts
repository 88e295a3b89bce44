import { toUIMessageChunk, type FinishReason, type TextStreamPart, type UIMessageChunk } from "ai";
import type { Citation } from "~/conversations/message";
import { describeError, log } from "~/http/log.server";
import { englishWords } from "~/i18n/words";
import type { Passage } from "~/knowledge/search-articles.server";
import { citationsOf } from "./cite-passages";
import { causeOf, SearchFailed, wordsOfFailure, type FailureCause } from "./failure-cause";
import type { articleTools } from "./search-tool.server";

/** `text` is what was said, also where it was stopped or failed; `error` is why it failed. */
export type ToldOutcome = {
  state: "complete" | "stopped" | "failed";
  text: string;
  citations: Citation[];
  inputTokens: number | null;
  outputTokens: number | null;
  error: FailureCause | null;
};

type Part = TextStreamPart<ReturnType<typeof articleTools>>;

/** An answer while it is told: turns the parts of a model's stream into what the reader gets, and keeps count. */
export class ToldAnswer {
  /** What each search found, in order. */
  readonly searches: Passage[][] = [];
  readonly #messageId: string;
  #text = "";
  #failure: FailureCause | null = null;
  #ended = false;
  #tokens: Pick<ToldOutcome, "inputTokens" | "outputTokens"> = { inputTokens: null, outputTokens: null };

  constructor(messageId: string) {
    this.#messageId = messageId;
  }

  /** What the reader gets of a part: neither tools nor thoughts. Throws `SearchFailed`. */
  *hear(part: Part): Generator<UIMessageChunk> {
    if (part.type === "tool-error" && part.error instanceof SearchFailed) throw part.error;
    if (part.type === "text-start" && this.#text) this.#text += "\n\n";
    if (part.type === "text-delta") this.#text += part.text;
    if (part.type === "error") yield this.fail(part.error);
    else if (part.type === "finish") yield* this.#end(part);
    else {
      const chunk = toUIMessageChunk(part, { sendReasoning: false, responseMessageId: this.#messageId });
      if (chunk && !chunk.type.startsWith("tool-")) yield chunk;
    }
    if (part.type === "tool-result") yield* this.#reading();
  }

  /** Notes a failure and gives the words for it. Only its cause is logged: errors of providers quote the prompt. */
  fail(error: unknown, cause = causeOf(error)): UIMessageChunk {
    this.#failure ??= cause;
    log.warn({ cause, error: describeError(error) }, "An answer failed");
    return { type: "error", errorText: englishWords(wordsOfFailure[cause]) };
  }

  outcome(): ToldOutcome {
    const state = this.#failure ? "failed" : this.#ended ? "complete" : "stopped";
    const citations = state === "complete" ? this.#citations() : [];
    return { state, text: this.#text.trim(), citations, ...this.#tokens, error: this.#failure };
  }

  *#end({ finishReason, totalUsage }: Extract<Part, { type: "finish" }>): Generator<UIMessageChunk> {
    this.#ended = true;
    this.#tokens = {
      inputTokens: totalUsage.inputTokens ?? null,
      outputTokens: totalUsage.outputTokens ?? null,
    };
    const cause = this.#failure ? null : causeOfEnd(finishReason, this.#text);
    if (cause) yield this.fail(new Error(`The model ended with ${finishReason}`), cause);
    if (!this.#failure)
      for (const { articleId, title, url } of this.#citations())
        yield { type: "source-url", sourceId: articleId, url, title };
    yield { type: "finish", finishReason };
  }

  /** How many articles it is written from, for the page to say so. */
  *#reading(): Generator<UIMessageChunk> {
    const articles = new Set(this.searches.flat().map(({ articleId }) => articleId)).size;
    if (articles > 0) yield { type: "data-reading", data: { articles }, transient: true };
  }

  #citations(): Citation[] {
    return citationsOf(this.#text, this.searches);
  }
}

/** Only a model that says that it is done is; one cut short by its length limit has said enough. */
function causeOfEnd(reason: FinishReason, text: string): FailureCause | null {
  if (reason === "content-filter") return "blocked";
  if (reason === "stop" || reason === "length" || reason === "tool-calls")
    return text.trim() ? null : "empty";
  return text.trim() ? "interrupted" : "empty";
}
