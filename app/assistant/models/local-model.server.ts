import { setTimeout as pause } from "node:timers/promises";
import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolResultPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";
import { generateId } from "ai";
import { z } from "zod";
import { FoundPassage, searchArticlesName } from "~/assistant/tools/found-passage";
import { askForPersonName } from "~/assistant/tools/handoff-tool";
import { quotingAnswer, smallTalkAnswer, titleIn, wantsPerson } from "./local-answer";

type Reply = { text: string } | { tool: string; input: Record<string, string> };

/** Counting tokens would claim a generation that never happened. */
const usage: LanguageModelV4Usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

/**
 * The model that needs no key: it searches the help articles through the `searchArticles` tool and quotes what that
 * returns. It asks for a person with the same tool. It generates nothing, so nothing in a message or an article can make it say or do anything else.
 * `paceMs` is the time between two words of its stream.
 */
export function localModel({ paceMs = 25 }: { paceMs?: number } = {}): LanguageModelV4 {
  return {
    specificationVersion: "v4",
    provider: "parley",
    modelId: "local",
    supportedUrls: {},
    doGenerate: async (options) => {
      const reply = replyTo(options);
      const content = "text" in reply ? { type: "text" as const, text: reply.text } : toolCall(reply);
      return { content: [content], finishReason: finishOf(reply), usage, warnings: [] };
    },
    doStream: async (options) => ({ stream: streamOf(replyTo(options), paceMs, options.abortSignal) }),
  };
}

function replyTo({ prompt, tools }: LanguageModelV4CallOptions): Reply {
  const newest = prompt.findLastIndex(({ role }) => role === "user");
  const question = questionIn(prompt.slice(0, newest + 1));
  const before = answerBefore(prompt.slice(0, newest));
  if (wantsPerson(question, before) && tools?.some(({ name }) => name === askForPersonName))
    return { tool: askForPersonName, input: { reason: "asked" } };
  const smallTalk = smallTalkAnswer(question);
  if (smallTalk) return { text: smallTalk };
  const results = prompt
    .slice(newest + 1)
    .flatMap((message) => (message.role === "tool" ? message.content : []));
  const found = results.findLast((part) => part.type === "tool-result");
  return found
    ? { text: quotingAnswer(passagesIn(found), before) }
    : { tool: searchArticlesName, input: { query: question, about: subjectBefore(prompt.slice(0, newest)) } };
}

/** What the user wrote since anyone answered. */
function questionIn(prompt: LanguageModelV4Prompt): string {
  const answered = prompt.findLastIndex(({ role }) => role !== "user");
  const texts = prompt
    .slice(answered + 1)
    .flatMap((message) => (message.role === "user" ? message.content : []));
  return texts.flatMap((part) => (part.type === "text" ? part.text : [])).join("\n");
}

/** What was talked about before the question: the one before it, and the article that answered that. */
function subjectBefore(prompt: LanguageModelV4Prompt): string {
  const answered = prompt.findLastIndex(({ role }) => role === "assistant");
  const asked = prompt.slice(0, answered + 1).findLastIndex(({ role }) => role === "user");
  const question = questionIn(prompt.slice(0, asked + 1));
  return [question, titleIn(answerBefore(prompt) ?? "")].join("\n").trim();
}

/** What the assistant, or a colleague, said last. */
function answerBefore(prompt: LanguageModelV4Prompt): string | null {
  const answer = prompt.findLast((message) => message.role === "assistant");
  if (!answer) return null;
  return answer.content.flatMap((part) => (part.type === "text" ? part.text : [])).join("");
}

function passagesIn({ output }: LanguageModelV4ToolResultPart): FoundPassage[] {
  return z.array(FoundPassage).safeParse("value" in output ? output.value : null).data ?? [];
}

function toolCall({ tool, input }: Exclude<Reply, { text: string }>) {
  const called = { toolName: tool, input: JSON.stringify(input) };
  return { type: "tool-call" as const, toolCallId: generateId(), ...called };
}

function finishOf(reply: Reply): LanguageModelV4FinishReason {
  return { unified: "text" in reply ? "stop" : "tool-calls", raw: undefined };
}

function streamOf(
  reply: Reply,
  paceMs: number,
  signal: LanguageModelV4CallOptions["abortSignal"],
): ReadableStream<LanguageModelV4StreamPart> {
  const parts = partsOf(reply);
  return new ReadableStream({
    async pull(controller) {
      signal?.throwIfAborted();
      const part = parts.shift();
      if (!part) return controller.close();
      if (part.type === "text-delta" && paceMs > 0) await pause(paceMs, undefined, { signal });
      controller.enqueue(part);
    },
  });
}

function partsOf(reply: Reply): LanguageModelV4StreamPart[] {
  const finish = { type: "finish" as const, finishReason: finishOf(reply), usage };
  const start = { type: "stream-start" as const, warnings: [] };
  if ("tool" in reply) return [start, toolCall(reply), finish];
  const words = reply.text.match(/\S+\s*/g) ?? [];
  const deltas = words.map((delta) => ({ type: "text-delta" as const, id: "0", delta }));
  return [start, { type: "text-start", id: "0" }, ...deltas, { type: "text-end", id: "0" }, finish];
}
