import { isStepCount, streamText, toUIMessageChunk, type ModelMessage, type UIMessageChunk } from "ai";
import { v7 as uuidv7 } from "uuid";
import { startDeadline } from "~/assistant/limits/answer-deadline";
import { chargedModel } from "~/assistant/limits/charged-model.server";
import { causeOf, type FailureCause } from "~/assistant/failure-cause";
import type { AssistantModel } from "~/assistant/models/model.server";
import { articleTools } from "~/assistant/tools/search-tool.server";
import { causeOfEnd } from "~/assistant/told-answer.server";
import { describeError, log } from "~/http/log.server";
import { englishWords, type WordId } from "~/i18n/words";
import type { Actor } from "~/identity/actor";

type Asked = {
  /** Who asks, and pays. */
  actor: Actor;
  instructions: string;
  messages: ModelMessage[];
  /** Whether it may search the help articles. */
  searches: boolean;
  /** The one who asked is gone. */
  signal: AbortSignal;
  model: AssistantModel;
};

const limits = { totalMs: 45_000, silenceMs: 15_000 };
const mostSteps = 4;
const mostRetries = 2;
const mostTokens = 2_048;

/** What the agent reads of a failure, where it is not simply that it failed. */
const wordsOfCause: Partial<Record<FailureCause, WordId>> = {
  "rate-limited": "assistant.aid-busy",
  "over-budget": "assistant.aid-over-budget",
  timeout: "assistant.aid-slow",
  blocked: "assistant.aid-blocked",
};

/**
 * What a generative model writes for somebody of the team, as parts of a UI message stream: text, or an error part with
 * words for them. It is stored nowhere; leaving the stream, or the signal, stops the model.
 */
export async function* writeAid({
  actor: { organizationId, memberId },
  signal,
  searches,
  model,
  ...prompt
}: Asked): AsyncGenerator<UIMessageChunk> {
  const deadline = startDeadline(signal, limits);
  let text = "";
  try {
    const { stream } = streamText({
      ...prompt,
      model: chargedModel(model, { organizationId, memberId }),
      ...(searches && { tools: articleTools(organizationId, () => {}) }),
      stopWhen: isStepCount(mostSteps),
      prepareStep: ({ stepNumber }) => (stepNumber === mostSteps - 1 ? { toolChoice: "none" } : undefined),
      maxRetries: mostRetries,
      maxOutputTokens: mostTokens,
      abortSignal: deadline.signal,
      onError: () => {},
    });
    yield { type: "start", messageId: uuidv7() };
    for await (const part of stream) {
      deadline.heard();
      if (part.type === "abort" && !signal.aborted) throw deadline.signal.reason;
      if (part.type === "error" || part.type === "tool-error") throw part.error;
      if (part.type === "text-delta") text += part.text;
      const cause = part.type === "finish" ? causeOfEnd(part.finishReason, text) : null;
      if (cause) yield failure(new Error("The model ended early"), cause);
      if (isText.test(part.type)) yield toUIMessageChunk(part, {}) as UIMessageChunk;
    }
  } catch (error) {
    if (!signal.aborted) yield failure(error, causeOf(error));
  } finally {
    deadline.end();
  }
  yield { type: "finish" };
}

const isText = /^text-(start|delta|end)$/;

/** Only its cause is logged: errors of providers quote the prompt. */
function failure(error: unknown, cause: FailureCause): UIMessageChunk {
  log.warn({ cause, error: describeError(error) }, "A draft or summary failed");
  return { type: "error", errorText: englishWords(wordsOfCause[cause] ?? "assistant.aid-failed") };
}
