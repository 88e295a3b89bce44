import { isStepCount, streamText, type UIMessageChunk } from "ai";
import { getEnv } from "~/env.server";
import type { Passage } from "~/knowledge/search-articles.server";
import { startDeadline, type AnswerLimits } from "~/assistant/limits/answer-deadline";
import { handoffTool } from "~/assistant/tools/handoff-tool";
import { chargedModel } from "~/assistant/limits/charged-model.server";
import { assistantModel, type AssistantModel } from "~/assistant/models/model.server";
import { instructionsFor, messagesFor, type AnsweringOrganization } from "~/assistant/prompt/prompt.server";
import { NotedWork, type Work } from "~/assistant/runs/noted-work";
import { articleTools } from "~/assistant/tools/search-tool.server";
import type { ThreadTurn } from "~/assistant/prompt/thread-turn";
import { ToldAnswer, type ToldOutcome } from "./told-answer.server";

export type AnswerRequest = {
  organization: AnsweringOrganization;
  /** The user who is answered: whose budget of the day it counts to. */
  memberId: string;
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
export type AnswerOutcome = ToldOutcome & Work & { model: string };

/**
 * `outcome` comes once `chunks` was read to its end or left, and never rejects; `work` is what was done so far.
 */
export type Answer = {
  chunks: AsyncIterable<UIMessageChunk>;
  outcome: Promise<AnswerOutcome>;
  work?: () => Work;
};

const usualLimits: AnswerLimits = { totalMs: 60_000, silenceMs: 15_000 };
const mostSteps = 4;
const mostRetries = 2;
/** Thoughts count as well; the length of what people read has its own limit. */
const mostTokens = 8_192;

/**
 * Answers the user's newest message from the organization's help articles, as parts of a UI message stream:
 * `data-reading` when articles were found, the text, and its sources before the end. Neither what the search returned nor
 * that a person was asked for is among them: the outcome says that. An error part holds words for the user.
 */
export function streamAnswer(request: AnswerRequest): Answer {
  const { promise, resolve } = Promise.withResolvers<AnswerOutcome>();
  const work = new NotedWork();
  return { chunks: speak(request, work, resolve), outcome: promise, work: () => work.soFar() };
}

async function* speak(
  { organization, memberId, turns, messageId, signal, model: chosen, limits = usualLimits }: AnswerRequest,
  work: NotedWork,
  settle: (outcome: AnswerOutcome) => void,
): AsyncGenerator<UIMessageChunk> {
  const answering = chosen ?? assistantModel(getEnv());
  const deadline = startDeadline(signal, limits);
  const told = new ToldAnswer(messageId);
  const onFound = (passages: Passage[]) => {
    told.searches.push(passages);
    work.read(passages);
  };
  try {
    const { stream } = streamText({
      model: chargedModel(answering, { organizationId: organization.id, memberId }),
      instructions: instructionsFor(organization),
      messages: messagesFor(turns),
      tools: { ...articleTools(organization.id, onFound), ...handoffTool },
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
      work.hear(part);
      yield* told.hear(part);
    }
  } catch (error) {
    if (!signal.aborted && !told.handedOver) yield told.fail(error);
  } finally {
    deadline.end();
    settle({ ...told.outcome(), ...work.soFar(), model: answering.id });
  }
}
