import type { AssistantRun } from "~/database/generated/client";
import { listUnendedRuns } from "~/conversations/handling/answer-queue.server";
import { handOffByAssistant } from "~/conversations/handling/handling.server";
import type { Change } from "~/conversations/changes/change.server";
import { hashOfBody } from "~/conversations/sending/client-id.server";
import type { Citation } from "~/conversations/message";
import { addThreadEvent } from "~/conversations/changes/add-thread-event.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { noVote } from "~/conversations/votes/cast-vote.server";
import type { Work } from "./noted-work";
import type { HandoffReason } from "~/assistant/tools/handoff-tool";
import { addMessage, changeMessage } from "~/conversations/sending/store-message.server";

/** Whether what the assistant wants to write may still land. */
export type Fence = "open" | "restarted" | "ended";

/** What a run came to. `error` is a short code; `text` is what people read, of a failed one too. */
export type RunEnd = {
  state: "complete" | "failed" | "stopped";
  text: string;
  citations: Citation[];
  model: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  error: string | null;
  /** Why a person is asked for with it. */
  handoff?: HandoffReason | null;
} & Work;

const scopeOfRun = (run: AssistantRun) => ({
  id: run.conversationId,
  organizationId: run.organizationId,
  userMemberId: null,
});

type Fenced = { fence: Fence; saidIn: string | null; rewrites: string | null };

/**
 * Under the conversation's lock: is this attempt still the one, does the assistant still hold it, and which message
 * holds its words, or is to be written again with them?
 */
async function fenceOf(change: Change, run: AssistantRun): Promise<Fenced> {
  const now = await change.tx.assistantRun.findUnique({ where: { id: run.id } });
  const { handledBy, handlingEpoch } = change.conversation;
  const holds = handledBy === "assistant" && handlingEpoch === run.epoch;
  if (!now || now.state !== "streaming" || now.leaseOwner !== run.leaseOwner || !holds)
    return { fence: "ended", saidIn: null, rewrites: null };
  const [saidIn, rewrites] = now.firstWordsAt ? [now.messageId, null] : [null, now.messageId];
  return { fence: now.attempt === run.attempt ? "open" : "restarted", saidIn, rewrites };
}

/**
 * Stores the answer at its first words, if nothing has changed since the run began.
 * From then on it has a seq and everyone sees it. One that is written again keeps its seq, and loses its old words.
 */
export async function storeFirstWords(
  run: AssistantRun,
  messageId: string,
  text: string,
  work: Work = {},
): Promise<Fence> {
  return recordChange(scopeOfRun(run), async (change) => {
    const { fence, saidIn, rewrites } = await fenceOf(change, run);
    // Who asks again because the answer to a commit got lost has begun already.
    if (fence !== "open" || saidIn) return fence;
    if (rewrites) await beginAnew(change, run, { messageId: rewrites, text });
    else await addAnswer(change, run, { messageId, text, state: "streaming" });
    await change.tx.assistantRun.update({
      where: { id: run.id },
      data: { ...work, messageId, firstWordsAt: new Date() },
    });
    return fence;
  });
}

/**
 * Ends the run and its message, which comes with it where it had none. Where an answer could not be written again, the
 * old one stays, and that is all that is said. A run that was ended from outside stays as it
 * was ended, and one that has to start over goes on. A person is asked for in the same transaction, so only by who
 * still holds the conversation, and once.
 */
export async function storeEnd(run: AssistantRun, messageId: string, end: RunEnd): Promise<Fence> {
  const { state, text, citations, handoff, ...told } = end;
  return recordChange(scopeOfRun(run), async (change) => {
    const { fence, saidIn, rewrites } = await fenceOf(change, run);
    if (fence !== "open") return fence;
    if (rewrites) await addThreadEvent(change, "answer-again-failed", null);
    else if (!saidIn) await addAnswer(change, run, { messageId, text, state: "failed" });
    await change.tx.assistantRun.update({
      where: { id: run.id },
      data: { ...told, state, endedAt: new Date(), messageId: saidIn ?? messageId },
    });
    change.setRunning((await listUnendedRuns(change)).length > 0);
    if (saidIn) await changeMessage(change, saidIn, { state, body: text, citations });
    if (handoff && state === "complete") await handOffByAssistant(change, handoff);
    return fence;
  });
}

async function beginAnew(
  change: Change,
  run: AssistantRun,
  { messageId, text }: { messageId: string; text: string },
): Promise<void> {
  const key = { clientId: run.id, bodyHash: hashOfBody(run.id) };
  const anew = { ...key, ...noVote, citations: [], editedAt: new Date() };
  if (change.conversation.waitingSince) change.update({ waitingSince: null }, "summary");
  await changeMessage(change, messageId, { ...anew, body: text, state: "streaming" });
}

async function addAnswer(
  change: Change,
  run: AssistantRun,
  answer: { messageId: string; text: string; state: "streaming" | "failed" },
): Promise<void> {
  await addMessage(change, {
    id: answer.messageId,
    sender: { type: "assistant", id: null, name: change.conversation.assistantName },
    body: answer.text,
    bodyHash: hashOfBody(run.id),
    clientId: run.id,
    state: answer.state,
  });
}
