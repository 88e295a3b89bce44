import { setTimeout as delay } from "node:timers/promises";
import { getRunningAnswer, requireConversation } from "~/conversations/conversations.server";
import type { SentMessage } from "~/conversations/send-message.server";
import type { Actor } from "~/identity/actor";
import { asOpenStream } from "~/realtime/follower.server";
import { followRun, framesOf } from "./run-stream.server";
import { StoredAnswer } from "./stored-answer.server";
import { waitOutDatabase } from "./wait-out-database.server";

/** How often the database is asked for what is made elsewhere, in milliseconds. */
const lookEvery = 250;

/**
 * The answer to a message just sent, as frames of the AI SDK's UI message stream; while the team holds the
 * conversation, only the word that it does. Closing it stops nothing.
 */
export function streamAnswerTo(
  actor: Actor,
  { runId }: SentMessage,
  signal: AbortSignal,
): ReadableStream<Uint8Array> | string {
  if (runId) return streamOf(framesOfAnswer(runId, asOpenStream(actor, signal)));
  const handling = { type: "data-handling" as const, data: { handledBy: "team" } };
  return framesOf([{ type: "start" }, handling, { type: "finish" }], { last: true });
}

/** The running answer of a conversation from its start, or null when none runs. Throws not-found. */
export async function streamRunningAnswer(
  actor: Actor,
  conversationId: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | null> {
  await requireConversation(actor, conversationId);
  const run = await getRunningAnswer(conversationId);
  return run && streamOf(framesOfAnswer(run.id, asOpenStream(actor, signal)));
}

/** From where it is made, if that is here; else from what is stored of it. */
async function* framesOfAnswer(runId: string, signal: AbortSignal): AsyncGenerator<string> {
  const stored = new StoredAnswer(runId);
  while (!signal.aborted) {
    if (!stored.begun && (yield* followRun(runId, signal))) return;
    if (signal.aborted) return;
    const { chunks, ended } = await waitOutDatabase(() => stored.read());
    if (chunks.length > 0) yield framesOf(chunks, { last: ended });
    if (ended) return;
    await delay(lookEvery, undefined, { signal }).catch(() => undefined);
  }
}

function streamOf(frames: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await frames.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
    },
    { highWaterMark: 0 },
  );
}
