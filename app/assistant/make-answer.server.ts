import { v7 as uuidv7 } from "uuid";
import { db } from "~/database/client.server";
import { markDelivered } from "~/conversations/advance-receipts.server";
import { answersInFlight } from "~/conversations/answer-queue.server";
import { setAssistantTyping } from "~/conversations/typing.server";
import { describeError, log } from "~/http/log.server";
import { englishWords } from "~/i18n/words";
import type { Answer, AnswerRequest } from "./answer.server";
import { keepRun, releaseRun, type ClaimedRun } from "./claim-run.server";
import { wordsOfFailure, type FailureCause } from "./failure-cause";
import { readTurns } from "./read-turns.server";
import { dropRunStream, endRunStream, openRunStream, writeToRun } from "./run-stream.server";
import { SpokenAnswer } from "./spoken-answer.server";
import { storeEnd, type RunEnd } from "./store-answer.server";
import { waitOutDatabase } from "./wait-out-database.server";
import { watchAnswer } from "./watch-answer.server";

/** Who answers, and the signal that this process ends. */
export type Answering = { answer: (request: AnswerRequest) => Answer; leaving: AbortSignal };

/**
 * Makes the answer of a claimed run, starting over while messages come before its first words.
 * It needs nobody watching; what it says goes to whoever follows, and to the database.
 */
export async function makeAnswer(claimed: ClaimedRun, answering: Answering): Promise<void> {
  if (claimed.firstWordsAt && claimed.messageId) return endAbandoned(claimed, claimed.messageId);
  const messageId = uuidv7();
  openRunStream(claimed.id);
  writeToRun(claimed.id, { type: "start", messageId });
  try {
    let run: ClaimedRun | null = claimed;
    while (run) run = await makeAttempt(new SpokenAnswer(run, messageId), answering);
  } finally {
    answersInFlight.delete(claimed.id);
    writeToRun(claimed.id, { type: "finish" });
    endRunStream(claimed.id);
  }
}

/** The process that made it died while it spoke: what it said is kept, and it is not said twice. */
async function endAbandoned(run: ClaimedRun, messageId: string): Promise<void> {
  dropRunStream(run.id);
  const said = await db.message.findUniqueOrThrow({ where: { id: messageId } });
  await storeEnd(run, messageId, { ...unmeasured, state: "stopped", text: said.body, error: "abandoned" });
}

const unmeasured = { citations: [], model: null, inputTokens: null, outputTokens: null };

/** One attempt; gives the run as it is now when it has to start over, null when it is done with. */
async function makeAttempt(spoken: SpokenAnswer, { answer, leaving }: Answering): Promise<ClaimedRun | null> {
  const { run, messageId } = spoken;
  answersInFlight.set(run.id, { text: () => spoken.text, wake: () => void spoken.look() });
  const stopWatching = watchAnswer(spoken, leaving);
  try {
    const outcome = await hear(spoken, answer);
    const end = outcome ? endOf(outcome, spoken) : endOfLeft(spoken);
    const fence = end ? await waitOutDatabase(() => storeEnd(run, messageId, end)) : spoken.left;
    if (fence === "restarted") return await waitOutDatabase(() => keepRun(run, ""));
    if (fence === "leaving") await releaseRun(run);
    tellEnd(run.id, fence === "open" ? end : null);
    return null;
  } finally {
    stopWatching();
  }
}

/** Says to who follows how it ended, unless it ended well; null where somebody else ended it. */
function tellEnd(runId: string, end: RunEnd | null): void {
  if (end?.state === "complete") return;
  if (end?.error && end.state === "failed")
    writeToRun(runId, { type: "error", errorText: wordsOf(end.error) });
  else writeToRun(runId, { type: "abort" });
}

/** Asks for the answer and listens; null when it was left before its end. */
async function hear(spoken: SpokenAnswer, answer: Answering["answer"]): Promise<RunEnd | null> {
  const { run, messageId } = spoken;
  const scope = { id: run.conversationId, organizationId: run.organizationId, userMemberId: null };
  let showTyping = (_typing: boolean) => {};
  try {
    return await spoken.listen(async (signal) => {
      const { organization, turns } = await waitOutDatabase(() => readTurns(run));
      await waitOutDatabase(() => markDelivered(scope, "organization", run.triggerSeq));
      signal.throwIfAborted();
      showTyping = (typing) => setAssistantTyping(run.conversationId, organization.assistantName, typing);
      showTyping(true);
      return answer({ organization, turns, messageId, signal });
    });
  } catch (error) {
    log.error({ runId: run.id, error: describeError(error) }, "an answer broke off");
    return { ...unmeasured, state: "failed", text: spoken.text, error: "provider-error" };
  } finally {
    showTyping(false);
  }
}

/** An answer without a word has failed; people read why. */
function endOf(outcome: RunEnd, spoken: SpokenAnswer): RunEnd {
  if (spoken.heard) return { ...outcome, text: outcome.text || spoken.text };
  const error = outcome.error ?? "empty";
  return { ...outcome, state: "failed", error, text: wordsOf(error) };
}

/** What is left to store of an answer that was left: nothing where somebody else has ended it, or makes it anew. */
function endOfLeft({ left, heard, text }: SpokenAnswer): RunEnd | null {
  if (left === "late")
    return { ...unmeasured, state: "failed", text: heard ? text : wordsOf("timeout"), error: "timeout" };
  if (left === "leaving" && heard) return { ...unmeasured, state: "stopped", text, error: "abandoned" };
  return null;
}

function wordsOf(cause: string): string {
  return englishWords(wordsOfFailure[cause as FailureCause]);
}
