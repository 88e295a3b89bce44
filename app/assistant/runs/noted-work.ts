import { z } from "zod";
import type { ArticleRead, ToolCall } from "~/conversations/answers/answer-receipt";
import type { Passage } from "~/knowledge/search-articles.server";

/** What an answer did besides talking; absent where it did nothing. */
export type Work = { toolCalls?: ToolCall[]; articlesRead?: ArticleRead[] };

const longestAsked = 200;
const mostNoted = 20;

const Call = z.object({
  type: z.literal("tool-call"),
  toolCallId: z.string(),
  toolName: z.string(),
  input: z.unknown(),
});
const Result = z.object({ type: z.literal("tool-result"), toolCallId: z.string(), output: z.unknown() });

/** Notes the tool calls of a model's stream as they pass, for the answer's receipt. */
export class NotedWork {
  readonly #calls = new Map<string, ToolCall>();
  readonly #read = new Map<string, ArticleRead>();

  hear(part: unknown): void {
    const call = Call.safeParse(part).data;
    if (call && this.#calls.size < mostNoted)
      this.#calls.set(call.toolCallId, { name: call.toolName, asked: wordsOf(call.input), found: null });
    const result = Result.safeParse(part).data;
    const noted = result && this.#calls.get(result.toolCallId);
    if (noted && Array.isArray(result.output)) noted.found = result.output.length;
  }

  /** Notes what a search gave. */
  read(passages: Passage[]): void {
    for (const { slug, title } of passages) this.#read.set(slug, { title, url: `/help/${slug}` });
  }

  soFar(): Work {
    return {
      ...(this.#calls.size > 0 && { toolCalls: [...this.#calls.values()] }),
      ...(this.#read.size > 0 && { articlesRead: [...this.#read.values()].slice(0, mostNoted) }),
    };
  }
}

/** The texts of a tool's input, as one line. */
function wordsOf(input: unknown): string {
  const values = z.record(z.string(), z.unknown()).safeParse(input).data ?? {};
  const texts = Object.values(values).filter((value) => typeof value === "string" && value !== "");
  return texts.join(", ").replace(/\0/g, "").slice(0, longestAsked).toWellFormed();
}
