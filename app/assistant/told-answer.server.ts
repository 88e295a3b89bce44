import { toUIMessageChunk, type FinishReason, type TextStreamPart, type UIMessageChunk } from "ai";
import type { Citation } from "~/conversations/message";
import { describeError, log } from "~/http/log.server";
import { englishWords } from "~/i18n/words";
import type { Passage } from "~/knowledge/search-articles.server";
import { citationsOf } from "./cite-passages";
import { causeOf, SearchFailed, wordsOfFailure, type FailureCause } from "./failure-cause";
import { askForPersonName, type handoffTool, type HandoffReason } from "~/assistant/tools/handoff-tool";
import type { articleTools } from "~/assistant/tools/search-tool.server";

/**
 * `text` is what was said, also where it was stopped or failed; `error` is why it failed; `handoff` is why a person is
 * asked for.
 */
export type ToldOutcome = {
  state: "complete" | "stopped" | "failed";
  text: string;
  citations: Citation[];
  inputTokens: number | null;
  outputTokens: number | null;
  error: FailureCause | null;
  handoff: HandoffReason | null;
};

type Part = TextStreamPart<ReturnType<typeof articleTools> & typeof handoffTool>;
type Call = Extract<Part, { type: "tool-call" }>;

/** An answer while it is told: turns the parts of a model's stream into what the reader gets, and keeps count. */
export class ToldAnswer {
  /** What each search found, in order. */
  readonly searches: Passage[][] = [];
  readonly #messageId: string;
  #text = "";
  #failure: FailureCause | null = null;
  #ended = false;
  #handoff: HandoffReason | null = null;
  #cited = true;
  #tokens: Pick<ToldOutcome, "inputTokens" | "outputTokens"> = { inputTokens: null, outputTokens: null };

  constructor(messageId: string) {
    this.#messageId = messageId;
  }

  /** Whether the model has asked for a person: nothing more is heard of it then, and nothing of it fails. */
  get handedOver(): boolean {
    return this.#handoff !== null;
  }

  /** What the reader gets of a part: neither tools nor thoughts. Throws `SearchFailed`. */
  *hear(part: Part): Generator<UIMessageChunk> {
    if (this.#handoff && part.type !== "text-end" && part.type !== "finish") return;
    if (part.type === "tool-call") yield* this.#handOver(part);
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
    const state = this.#failure ? "failed" : this.#ended || this.#handoff ? "complete" : "stopped";
    const citations = state === "complete" ? this.#citations() : [];
    return {
      state,
      text: this.#text.trim(),
      citations,
      ...this.#tokens,
      error: this.#failure,
      handoff: this.#handoff,
    };
  }

  *#end({ finishReason, totalUsage }: Extract<Part, { type: "finish" }>): Generator<UIMessageChunk> {
    this.#ended = true;
    this.#tokens = {
      inputTokens: totalUsage.inputTokens ?? null,
      outputTokens: totalUsage.outputTokens ?? null,
    };
    const cause = this.#failure || this.#handoff ? null : causeOfEnd(finishReason, this.#text);
    if (cause) yield this.fail(new Error(`The model ended with ${finishReason}`), cause);
    else if (finishReason === "length" && !this.#handoff)
      yield* this.#add("cut-short", `\n\n${englishWords("assistant.cut-short")}`);
    if (!this.#failure)
      for (const { articleId, title, url } of this.#citations())
        yield { type: "source-url", sourceId: articleId, url, title };
    yield { type: "finish", finishReason };
  }

  /** An answer that is nothing but the call gets the words for it from here. */
  *#handOver(call: Call): Generator<UIMessageChunk> {
    if (call.toolName !== askForPersonName || call.invalid) return;
    this.#handoff = (call.input as { reason: HandoffReason }).reason;
    if (this.#text.trim()) return;
    this.#cited = false;
    this.#text = "";
    yield* this.#add(askForPersonName, englishWords("assistant.asked-for-person"));
  }

  /** Words of ours, as a piece of text of its own. */
  *#add(id: string, delta: string): Generator<UIMessageChunk> {
    this.#text += delta;
    yield { type: "text-start", id };
    yield { type: "text-delta", id, delta };
    yield { type: "text-end", id };
  }

  /** How many articles it is written from, for the page to say so. */
  *#reading(): Generator<UIMessageChunk> {
    const articles = new Set(this.searches.flat().map(({ articleId }) => articleId)).size;
    if (articles > 0) yield { type: "data-reading", data: { articles }, transient: true };
  }

  #citations(): Citation[] {
    return this.#cited ? citationsOf(this.#text, this.searches) : [];
  }
}

/** Only a model that says that it is done is; one cut short by its length limit has said enough, and it is said so. */
export function causeOfEnd(reason: FinishReason, text: string): FailureCause | null {
  if (reason === "content-filter") return "blocked";
  if (reason === "stop" || reason === "length" || reason === "tool-calls")
    return text.trim() ? null : "empty";
  return text.trim() ? "interrupted" : "empty";
}
