import type {
  LanguageModelV4Middleware,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";

type Part = LanguageModelV4StreamPart;

const unknownUsage: LanguageModelV4Usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

/**
 * Ends a stream whose text is longer than `mostCharacters` there, as one that met its length limit, and lets the model
 * go: the limit in tokens is only asked for, and this one holds.
 */
export function boundedOutput(mostCharacters: number): LanguageModelV4Middleware {
  return {
    specificationVersion: "v4",
    wrapStream: async ({ doStream }) => {
      const { stream, ...rest } = await doStream();
      return { ...rest, stream: boundedStream(stream, mostCharacters) };
    },
  };
}

function boundedStream(source: ReadableStream<Part>, mostCharacters: number): ReadableStream<Part> {
  const reader = source.getReader();
  let left = mostCharacters;
  return new ReadableStream<Part>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      if (value.type !== "text-delta" || value.delta.length <= left) {
        if (value.type === "text-delta") left -= value.delta.length;
        return controller.enqueue(value);
      }
      controller.enqueue({ ...value, delta: value.delta.slice(0, left) });
      controller.enqueue({ type: "text-end", id: value.id });
      const finishReason = { unified: "length" as const, raw: undefined };
      controller.enqueue({ type: "finish", finishReason, usage: unknownUsage });
      controller.close();
      await reader.cancel();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
