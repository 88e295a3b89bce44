import { isStepCount, streamText, type UIMessageChunk } from "ai";
import { getEnv } from "~/env.server";
import { startDeadline, type AnswerLimits } from "./answer-deadline";
import { assistantModel, type AssistantModel } from "./model.server";
import { instructionsFor, messagesFor, type AnsweringOrganization } from "./prompt.server";
import { articleTools } from "./search-tool.server";
import type { ThreadTurn } from "./thread-turn";
import { ToldAnswer, type ToldOutcome } from "./told-answer.server";

export type AnswerRequest = {
  organization: AnsweringOrganization;
  /** The conversation so far, oldest first; what follows the user's newest message is left out. */
  turns: ThreadTurn[];
  /** The id of the message in the stream. */
  messageId: string;
  /** Stops the answer. */
  signal: AbortSignal;
  /** By default the one the environment names. */
  model?: AssistantModel;
  limits?: AnswerLimits;
};

/** How an answer ended, and the model that gave it. */
export type AnswerOutcome = ToldOutcome & { model: string };

/** `outcome` comes once `chunks` was read to its end or left, and never rejects. */
export type Answer = { chunks: AsyncIterable<UIMessageChunk>; outcome: Promise<AnswerOutcome> };

const usualLimits: AnswerLimits = { totalMs: 60_000, silenceMs: 15_000 };
const mostSteps = 4;
const mostRetries = 2;
const mostTokens = 2_048;

/**
 * Answers the user's newest message from the organization's help articles, as parts of a UI message stream:
 * `data-reading` when articles were found, the text, and its sources before the end. What the search returned is not
 * among them; an error part holds words for the user.
 */
export function streamAnswer(request: AnswerRequest): Answer {
  const { promise, resolve } = Promise.withResolvers<AnswerOutcome>();
  return { chunks: speak(request, resolve), outcome: promise };
}

async function* speak(
  { organization, turns, messageId, signal, model: chosen, limits = usualLimits }: AnswerRequest,
  settle: (outcome: AnswerOutcome) => void,
): AsyncGenerator<UIMessageChunk> {
  const { id, model } = chosen ?? assistantModel(getEnv());
  const deadline = startDeadline(signal, limits);
  const told = new ToldAnswer(messageId);
  try {
    const { stream } = streamText({
      model,
      instructions: instructionsFor(organization),
      messages: messagesFor(turns),
      tools: articleTools(organization.id, (passages) => told.searches.push(passages)),
      stopWhen: isStepCount(mostSteps),
      prepareStep: ({ stepNumber }) => (stepNumber === mostSteps - 1 ? { toolChoice: "none" } : undefined),
      maxRetries: mostRetries,
      maxOutputTokens: mostTokens,
      abortSignal: deadline.signal,
      onError: () => {},
    });
    for await (const part of stream) {
      deadline.heard();
      if (part.type === "abort" && !signal.aborted) throw deadline.signal.reason;
      yield* told.hear(part);
    }
  } catch (error) {
    if (!signal.aborted) yield told.fail(error);
  } finally {
    deadline.end();
    settle({ ...told.outcome(), model: id });
  }
}
