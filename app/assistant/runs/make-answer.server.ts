import { v7 as uuidv7 } from "uuid";
import { db } from "~/database/client.server";
import { markDelivered } from "~/conversations/receipts/advance-receipts.server";
import { answersInFlight } from "~/conversations/handling/answer-queue.server";
import { setAssistantTyping } from "~/conversations/live/typing.server";
import { describeError, log } from "~/http/log.server";
import type { Answer, AnswerRequest } from "~/assistant/answer.server";
import { keepRun, releaseRun, type ClaimedRun } from "./claim-run.server";
import { wordsOf } from "~/assistant/failure-cause";
import { readTurns } from "~/assistant/prompt/read-turns.server";
import {
  dropRunStream,
  endRunStream,
  openRunStream,
  writeToRun,
} from "~/assistant/streams/run-stream.server";
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
  const newId = uuidv7();
  openRunStream(claimed.id);
  try {
    let run: ClaimedRun | null = claimed;
    while (run) run = await makeAttempt(new SpokenAnswer(run, run.messageId ?? newId), answering);
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
  answersInFlight.set(run.id, {
    text: () => spoken.text,
    wake: () => void spoken.look(),
    leave: () => spoken.leave("ended"),
  });
  const stopWatching = watchAnswer(spoken, leaving);
  try {
    const outcome = await hear(spoken, answer);
    const end = outcome ? endOf(outcome, spoken) : endOfLeft(spoken);
    const fence = end ? await waitOutDatabase(() => storeEnd(run, messageId, end)) : spoken.left;
    if (fence === "restarted") return await waitOutDatabase(() => keepRun(run, null));
    if (fence === "leaving") await releaseRun(run);
    tellEnd(spoken, fence === "open" ? end : null);
    return null;
  } finally {
    stopWatching();
    spoken.end();
  }
}

/** Says to who follows how it ended, unless it ended well; null where somebody else ended it. */
function tellEnd({ run, messageId, heard }: SpokenAnswer, end: RunEnd | null): void {
  const isNew = end !== null && run.messageId === null;
  if (!heard) writeToRun(run.id, { type: "start", ...(isNew ? { messageId } : {}) });
  if (end?.state === "complete") return;
  if (end?.error && end.state === "failed")
    writeToRun(run.id, { type: "error", errorText: wordsOf(end.error) });
  else writeToRun(run.id, { type: "abort" });
}

/** Asks for the answer and listens; null when it was left before its end. */
async function hear(spoken: SpokenAnswer, answer: Answering["answer"]): Promise<RunEnd | null> {
  const { run, messageId } = spoken;
  const scope = { id: run.conversationId, organizationId: run.organizationId, userMemberId: null };
  let showTyping = (_typing: boolean) => {};
  try {
    return await spoken.listen(async (signal) => {
      const read = await waitOutDatabase(() => readTurns(run));
      await waitOutDatabase(() => markDelivered(scope, "organization", run.triggerSeq));
      signal.throwIfAborted();
      showTyping = (typing) =>
        setAssistantTyping(run.conversationId, read.organization.assistantName, typing);
      showTyping(true);
      return answer({ ...read, messageId, signal });
    });
  } catch (error) {
    log.error({ runId: run.id, error: describeError(error) }, "an answer broke off");
    return { ...unmeasured, state: "failed", text: spoken.text, error: "provider-error" };
  } finally {
    // It may have been ended between the word that it is and the notice that it types.
    if (spoken.left === "ended" && !spoken.heard) showTyping(false);
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
