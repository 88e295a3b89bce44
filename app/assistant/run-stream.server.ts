import type { UIMessageChunk } from "ai";

/** How long an ended answer can still be replayed, in milliseconds: for who asked while it ended. */
const keptAfterEnd = 30_000;

type Projection = { frames: string[]; ended: boolean; waiting: Set<() => void> };

const projections = new Map<string, Projection>();

function projectionOf(runId: string): Projection {
  const known = projections.get(runId);
  if (known) return known;
  const made: Projection = { frames: [], ended: false, waiting: new Set() };
  projections.set(runId, made);
  return made;
}

function wake(projection: Projection): void {
  for (const each of projection.waiting) each();
  projection.waiting.clear();
}

const endFrame = "data: [DONE]\n\n";

function frameOf(chunk: UIMessageChunk): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** A whole UI message stream at once. */
export function framesOf(chunks: UIMessageChunk[]): string {
  return chunks.map(frameOf).join("") + endFrame;
}

/** Adds a part of the answer: framed once, for everyone who follows. */
export function writeToRun(runId: string, chunk: UIMessageChunk): void {
  const projection = projectionOf(runId);
  projection.frames.push(frameOf(chunk));
  wake(projection);
}

/** Nothing more comes: followers end. */
export function endRunStream(runId: string): void {
  const projection = projectionOf(runId);
  if (projection.ended) return;
  projection.ended = true;
  projection.frames.push(endFrame);
  wake(projection);
  setTimeout(() => projections.delete(runId), keptAfterEnd).unref();
}

/** Whether this process makes, or just made, the run's answer. */
export function hasRunStream(runId: string): boolean {
  return projections.has(runId);
}

/**
 * The run's answer from its start and on as it comes, as the AI SDK's UI message stream in SSE frames.
 * Closing it stops nothing.
 */
export function followRun(runId: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const projection = projectionOf(runId);
  const encoder = new TextEncoder();
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (at === projection.frames.length && !projection.ended && !signal.aborted) {
          await new Promise<void>((resolve) => {
            projection.waiting.add(resolve);
            signal.addEventListener("abort", () => resolve(), { once: true });
          });
        }
        if (at < projection.frames.length && !signal.aborted) {
          controller.enqueue(encoder.encode(projection.frames.slice(at).join("")));
          at = projection.frames.length;
          return;
        }
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
