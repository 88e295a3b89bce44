import type { UIMessageChunk } from "ai";

/** How long an ended answer can still be replayed, in milliseconds: for who asked while it ended. */
const keptAfterEnd = 30_000;

/** An answer in flight: all its frames so far. `dropped`: this process does not make it after all. */
type Projection = { frames: string[]; state: "open" | "ended" | "dropped"; waiting: Set<() => void> };

const projections = new Map<string, Projection>();

const endFrame = "data: [DONE]\n\n";

function frameOf(chunk: UIMessageChunk): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** Parts of a UI message stream as its SSE frames; `last` closes it. */
export function framesOf(chunks: UIMessageChunk[], { last }: { last: boolean }): string {
  return chunks.map(frameOf).join("") + (last ? endFrame : "");
}

/** Lets the run be followed here. One that ended before is made anew: nothing of it is replayed. */
export function openRunStream(runId: string): void {
  if (projections.get(runId)?.state === "open") return;
  projections.set(runId, { frames: [], state: "open", waiting: new Set() });
}

/** Adds a part of the answer: framed once, for everyone who follows. */
export function writeToRun(runId: string, chunk: UIMessageChunk): void {
  const projection = projections.get(runId);
  if (projection?.state !== "open") return;
  projection.frames.push(frameOf(chunk));
  wake(projection);
}

/** Nothing more comes: followers end. */
export function endRunStream(runId: string): void {
  const projection = projections.get(runId);
  if (projection?.state !== "open") return;
  projection.frames.push(endFrame);
  projection.state = "ended";
  wake(projection);
  setTimeout(() => {
    if (projections.get(runId) === projection) projections.delete(runId);
  }, keptAfterEnd).unref();
}

/** This process does not make the run: followers look elsewhere. */
export function dropRunStream(runId: string): void {
  const projection = projections.get(runId);
  if (projection?.state !== "open") return;
  projections.delete(runId);
  projection.state = "dropped";
  wake(projection);
}

/** Whether this process makes, or just made, the run's answer. */
export function hasRunStream(runId: string): boolean {
  return projections.has(runId);
}

/** The frames of a run made here, from its start and on as they come; true when they came to their end. */
export async function* followRun(runId: string, signal: AbortSignal): AsyncGenerator<string, boolean> {
  const projection = projections.get(runId);
  if (!projection) return false;
  const { frames, waiting } = projection;
  for (let at = 0; !signal.aborted;) {
    if (at < frames.length) {
      const next = frames.slice(at).join("");
      at = frames.length;
      yield next;
    } else if (projection.state === "open") await somethingNew(waiting, signal);
    else break;
  }
  return projection.state === "ended";
}

function wake(projection: Projection): void {
  for (const each of projection.waiting) each();
  projection.waiting.clear();
}

async function somethingNew(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const heard = () => resolve();
  waiting.add(heard);
  signal.addEventListener("abort", heard);
  await promise;
  waiting.delete(heard);
  signal.removeEventListener("abort", heard);
}
