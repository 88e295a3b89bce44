import { requireConversation, getRunningAnswer } from "~/conversations/conversations.server";
import type { SentMessage } from "~/conversations/send-message.server";
import type { Actor } from "~/identity/actor";
import { followRun, framesOf, hasRunStream } from "./run-stream.server";

/**
 * The answer to a message just sent, as frames of the AI SDK's UI message stream; while the team holds the
 * conversation, only the word that it does. Closing it stops nothing.
 */
export function streamAnswerTo(
  { runId }: SentMessage,
  signal: AbortSignal,
): ReadableStream<Uint8Array> | string {
  if (runId) return followRun(runId, signal);
  const handling = { type: "data-handling" as const, data: { handledBy: "team" } };
  return framesOf([{ type: "start" }, handling, { type: "finish" }]);
}

/** The running answer of a conversation from its start, or null when none runs. Throws not-found. */
export async function streamRunningAnswer(
  actor: Actor,
  conversationId: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | null> {
  await requireConversation(actor, conversationId);
  const run = await getRunningAnswer(conversationId);
  return run && hasRunStream(run.id) ? followRun(run.id, signal) : null;
}
