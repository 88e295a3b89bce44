import { v7 as uuidv7 } from "uuid";
import type { AssistantRun } from "~/database/generated/client";
import { db } from "~/database/client.server";
import type { Citation } from "~/conversations/message";
import { listUnendedRuns } from "~/conversations/answer-queue.server";
import { hashOfBody } from "~/conversations/client-id.server";
import type { Change } from "~/conversations/change.server";
import { recordChange } from "~/conversations/record-change.server";
import { addMessage, changeMessage } from "~/conversations/store-message.server";

/** Whether what the assistant wants to write may still land. */
type Fence = "open" | "restarted" | "ended";

/** What a run came to. `error` is a short code; `text` is what people read, of a failed one too. */
export type RunEnd = {
  state: "complete" | "failed" | "stopped";
  text: string;
  citations: Citation[];
  model: string;
  inputTokens: number | null;
  outputTokens: number | null;
  error: string | null;
};

const scopeOfRun = (run: AssistantRun) => ({
  id: run.conversationId,
  organizationId: run.organizationId,
  userMemberId: null,
});

/** Under the conversation's lock: is this attempt still the one, and does the assistant still hold it? */
async function fenceOf(change: Change, run: AssistantRun): Promise<Fence> {
  const now = await change.tx.assistantRun.findUnique({ where: { id: run.id } });
  const { handledBy, handlingEpoch } = change.conversation;
  const holds = handledBy === "assistant" && handlingEpoch === run.epoch;
  if (!now || now.state !== "streaming" || now.leaseOwner !== run.leaseOwner || !holds) return "ended";
  return now.attempt === run.attempt ? "open" : "restarted";
}

/**
 * Stores the answer at its first words (or a failure's words), if nothing has changed since the run began.
 * From then on it has a seq and everyone sees it.
 */
export async function storeFirstWords(
  run: AssistantRun,
  messageId: string,
  text: string,
  failed = false,
): Promise<Fence> {
  return recordChange(scopeOfRun(run), async (change) => {
    const fence = await fenceOf(change, run);
    if (fence !== "open") return fence;
    await addMessage(change, {
      id: messageId,
      sender: { type: "assistant", id: null, name: change.conversation.assistantName },
      body: text,
      bodyHash: hashOfBody(run.id),
      clientId: run.id,
      state: failed ? "failed" : "streaming",
    });
    await change.tx.assistantRun.update({
      where: { id: run.id },
      data: { messageId, firstWordsAt: new Date() },
    });
    return fence;
  });
}

/** Saves what was said so far, for who loads the page now; it is no change that takes a rev. */
export async function savePartialText(messageId: string, text: string): Promise<void> {
  await db.message.updateMany({ where: { id: messageId, state: "streaming" }, data: { body: text } });
}

/** Ends the run and its message. A run that was ended from outside stays as it was ended. */
export async function storeEnd(run: AssistantRun, messageId: string | null, end: RunEnd): Promise<void> {
  await recordChange(scopeOfRun(run), async (change) => {
    if ((await fenceOf(change, run)) === "ended") return;
    await change.tx.assistantRun.update({
      where: { id: run.id },
      data: {
        state: end.state,
        endedAt: new Date(),
        model: end.model,
        inputTokens: end.inputTokens,
        outputTokens: end.outputTokens,
        error: end.error,
      },
    });
    change.setRunning((await listUnendedRuns(change)).length > 0);
    if (!messageId) return;
    await changeMessage(change, messageId, { state: end.state, body: end.text, citations: end.citations });
  });
}

export const newMessageId = (): string => uuidv7();
