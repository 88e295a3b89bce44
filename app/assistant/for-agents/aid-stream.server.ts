import { framesOf } from "~/assistant/streams/run-stream.server";
import type { Aid } from "./agent-aids.server";

/** An aid as frames of the AI SDK's UI message stream; cancelling it ends the aid. */
export function streamOfAid(aid: Aid): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const parts = aid[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await parts.next();
        const frames = next.done ? framesOf([], { last: true }) : framesOf([next.value], { last: false });
        controller.enqueue(encoder.encode(frames));
        if (next.done) controller.close();
      },
      cancel: async () => void (await parts.return?.()),
    },
    { highWaterMark: 0 },
  );
}

/** All of an aid at once: its text, and why it ended early if it did. */
export async function readAid(aid: Aid): Promise<{ text: string; problem: string | null }> {
  let text = "";
  let problem: string | null = null;
  for await (const part of aid) {
    if (part.type === "text-delta") text += part.delta;
    if (part.type === "error") problem = part.errorText;
  }
  return { text: text.trim(), problem };
}
