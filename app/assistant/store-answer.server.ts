import type { AssistantRun } from "~/database/generated/client";
import { listUnendedRuns } from "~/conversations/answer-queue.server";
import type { Change } from "~/conversations/change.server";
import { hashOfBody } from "~/conversations/client-id.server";
import type { Citation } from "~/conversations/message";
import { recordChange } from "~/conversations/record-change.server";
import { addMessage, changeMessage } from "~/conversations/store-message.server";

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
};

const scopeOfRun = (run: AssistantRun) => ({
  id: run.conversationId,
  organizationId: run.organizationId,
  userMemberId: null,
});

/**
 * Under the conversation's lock: is this attempt still the one, does the assistant still hold it, and which message
 * holds its words, if it has any?
 */
async function fenceOf(
  change: Change,
  run: AssistantRun,
): Promise<{ fence: Fence; messageId: string | null }> {
  const now = await change.tx.assistantRun.findUnique({ where: { id: run.id } });
  const { handledBy, handlingEpoch } = change.conversation;
  const holds = handledBy === "assistant" && handlingEpoch === run.epoch;
  if (!now || now.state !== "streaming" || now.leaseOwner !== run.leaseOwner || !holds)
    return { fence: "ended", messageId: null };
  return { fence: now.attempt === run.attempt ? "open" : "restarted", messageId: now.messageId };
}

/**
 * Stores the answer at its first words, if nothing has changed since the run began.
 * From then on it has a seq and everyone sees it.
 */
export async function storeFirstWords(run: AssistantRun, messageId: string, text: string): Promise<Fence> {
  return recordChange(scopeOfRun(run), async (change) => {
    const { fence } = await fenceOf(change, run);
    if (fence !== "open") return fence;
    await addAnswer(change, run, { messageId, text, state: "streaming" });
    await change.tx.assistantRun.update({
      where: { id: run.id },
      data: { messageId, firstWordsAt: new Date() },
    });
    return fence;
  });
}

/**
 * Ends the run and its message, which comes with it where it had none. A run that was ended from outside stays as it
 * was ended, and one that has to start over goes on.
 */
export async function storeEnd(run: AssistantRun, messageId: string, end: RunEnd): Promise<Fence> {
  const { state, text, citations, ...told } = end;
  return recordChange(scopeOfRun(run), async (change) => {
    const { fence, messageId: saidIn } = await fenceOf(change, run);
    if (fence !== "open") return fence;
    if (!saidIn) await addAnswer(change, run, { messageId, text, state: "failed" });
    await change.tx.assistantRun.update({
      where: { id: run.id },
      data: { ...told, state, endedAt: new Date(), messageId: saidIn ?? messageId },
    });
    change.setRunning((await listUnendedRuns(change)).length > 0);
    if (saidIn) await changeMessage(change, saidIn, { state, body: text, citations });
    return fence;
  });
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
