import { getRunningAnswer, requireConversation } from "~/conversations/conversations.server";
import type { SentMessage } from "~/conversations/sending/send-message.server";
import type { Actor } from "~/identity/actor";
import { asOpenStream } from "~/realtime/follower.server";
import { WordsListener } from "./live-words.server";
import { followRun, framesOf } from "./run-stream.server";
import { StoredAnswer } from "./stored-answer.server";
import { waitOutDatabase } from "~/assistant/runs/wait-out-database.server";

/** How often the database is asked for what is made elsewhere, in milliseconds. */
const lookEvery = 250;

/** The same while what is said there is told here. */
const lookEveryWhileTold = 2_000;

/**
 * The answer to a message just sent, or one that is written again, as frames of the AI SDK's UI message stream; while the team holds the
 * conversation, only the word that it does. Closing it stops nothing.
 */
export function streamAnswerTo(
  actor: Actor,
  { runId }: Pick<SentMessage, "runId">,
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

/** From where it is made, if that is here; else from what is stored of it and what its maker tells meanwhile. */
async function* framesOfAnswer(runId: string, signal: AbortSignal): AsyncGenerator<string> {
  if (yield* followRun(runId, signal)) return;
  const heard = new WordsListener(runId);
  const stored = new StoredAnswer(runId);
  try {
    while (!signal.aborted) {
      if (!stored.begun && (yield* followRun(runId, signal))) return;
      if (signal.aborted) return;
      const { chunks, ended } = await waitOutDatabase(() => stored.read());
      if (chunks.length > 0) yield framesOf(chunks, { last: ended });
      if (ended) return;
      yield* framesHeard(heard, stored, signal);
    }
  } finally {
    heard.close();
  }
}

/** What is told while it follows on what is known; ends when the database has to be asked. */
async function* framesHeard(
  heard: WordsListener,
  stored: StoredAnswer,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let until = performance.now() + lookEvery;
  const longest = performance.now() + lookEveryWhileTold;
  while (!signal.aborted) {
    const words = await heard.next(Math.min(until, longest) - performance.now(), signal);
    const chunks = words && stored.hear(words);
    if (!chunks) return;
    if (chunks.length > 0) yield framesOf(chunks, { last: false });
    until = performance.now() + lookEvery;
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
