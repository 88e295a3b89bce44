import type { LanguageModelV4Middleware, LanguageModelV4StreamPart } from "@ai-sdk/provider";

/**
 * A stream whose read throws ends with an error part instead. Without this, a connection cut in the middle of an
 * answer reaches neither the error handling nor the end of `streamText`. What was aborted stays thrown.
 */
export const readableErrors: LanguageModelV4Middleware = {
  specificationVersion: "v4",
  wrapStream: async ({ doStream, params: { abortSignal } }) => {
    const { stream, ...rest } = await doStream();
    const reader = stream.getReader();
    return {
      ...rest,
      stream: new ReadableStream<LanguageModelV4StreamPart>({
        async pull(controller) {
          try {
            const { done, value } = await reader.read();
            if (done) controller.close();
            else controller.enqueue(value);
          } catch (error) {
            if (abortSignal?.aborted) throw error;
            controller.enqueue({ type: "error", error });
            controller.close();
          }
        },
        cancel: (reason) => reader.cancel(reason),
      }),
    };
  },
};
