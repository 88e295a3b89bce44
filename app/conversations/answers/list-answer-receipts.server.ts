import { db } from "~/database/client.server";
import type { AssistantRun } from "~/database/generated/client";
import { sideOf, type Actor } from "~/identity/actor";
import type { AnswerReceipt, ArticleRead, ToolCall } from "./answer-receipt";

/** The receipts of these messages' answers, by message id: of the run that made each last. Users get none. */
export async function listAnswerReceipts(
  actor: Actor,
  messages: { id: string; sender: { type: string } }[],
): Promise<Map<string, AnswerReceipt>> {
  const answers = messages.filter(({ sender }) => sender.type === "assistant").map(({ id }) => id);
  if (sideOf(actor) === "user" || answers.length === 0) return new Map();
  const runs = await db.assistantRun.findMany({
    where: { messageId: { in: answers }, organizationId: actor.organizationId },
    orderBy: { createdAt: "asc" },
  });
  return new Map(runs.flatMap((run) => (run.messageId ? [[run.messageId, receiptOf(run)] as const] : [])));
}

function receiptOf(run: AssistantRun): AnswerReceipt {
  const since = (moment: Date | null) => moment && moment.getTime() - run.createdAt.getTime();
  const { model, inputTokens, outputTokens, stopCode, stoppedByName, error } = run;
  return {
    outcome: run.state === "queued" || run.state === "streaming" ? "running" : run.state,
    model,
    articlesRead: run.articlesRead as ArticleRead[],
    toolCalls: run.toolCalls as ToolCall[],
    inputTokens,
    outputTokens,
    firstWordsMs: since(run.firstWordsAt),
    totalMs: since(run.endedAt),
    attempts: run.attempt + 1,
    stopCode,
    stoppedByName,
    error,
  };
}
