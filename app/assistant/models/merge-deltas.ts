import type { LanguageModelV4Middleware, LanguageModelV4StreamPart } from "@ai-sdk/provider";

type Part = LanguageModelV4StreamPart;
type Delta = Extract<Part, { type: "text-delta" }>;
type Held = { delta: Delta; due: Promise<"due">; timer: NodeJS.Timeout };

/**
 * Passes the first piece of text on at once, and what follows merged into one piece every `everyMs`: each piece
 * costs far more on its way to the reader than here. Nothing is held longer, reordered or lost.
 */
export function mergeDeltas(everyMs: number): LanguageModelV4Middleware {
  return {
    specificationVersion: "v4",
    wrapStream: async ({ doStream }) => {
      const { stream, ...rest } = await doStream();
      return { ...rest, stream: mergedStream(stream, everyMs) };
    },
  };
}

function mergedStream(source: ReadableStream<Part>, everyMs: number): ReadableStream<Part> {
  const reader = source.getReader();
  const merged = mergedParts(reader, everyMs);
  return new ReadableStream<Part>({
    async pull(controller) {
      const { done, value } = await merged.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

async function* mergedParts(
  reader: ReadableStreamDefaultReader<Part>,
  everyMs: number,
): AsyncGenerator<Part, void> {
  let held: Held | null = null;
  let lastSent = -Infinity;
  let next = reader.read();
  for (;;) {
    const got = held ? await Promise.race([next, held.due]) : await next;
    if (got !== "due") {
      next = got.done ? next : reader.read();
      next.catch(() => {});
      if (!got.done && held && continues(held.delta, got.value)) {
        held.delta = { ...held.delta, delta: held.delta.delta + got.value.delta };
        continue;
      }
      const wait = lastSent + everyMs - performance.now();
      if (!got.done && !held && got.value.type === "text-delta" && wait > 0) {
        held = hold(got.value, wait);
        continue;
      }
    }
    if (held) {
      clearTimeout(held.timer);
      yield held.delta;
      lastSent = performance.now();
      held = null;
    }
    if (got === "due") continue;
    if (got.done) return;
    if (got.value.type === "text-delta") lastSent = performance.now();
    yield got.value;
  }
}

function hold(delta: Delta, ms: number): Held {
  const { promise, resolve } = Promise.withResolvers<"due">();
  return { delta, due: promise, timer: setTimeout(() => resolve("due"), ms) };
}

function continues(held: Delta, part: Part): part is Delta {
  return part.type === "text-delta" && part.id === held.id && !part.providerMetadata;
}
