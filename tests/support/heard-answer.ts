import type { UIMessageChunk } from "ai";
import { EventSourceParserStream } from "eventsource-parser/stream";

/** One who listens to an answer's stream. */
export type Listener = {
  /** The next part; null after the last. */
  next: () => Promise<UIMessageChunk | null>;
  /** All parts still to come, up to the end. */
  rest: () => Promise<UIMessageChunk[]>;
  leave: () => Promise<void>;
};

/** Listens to a UI message stream, given whole or as it comes; throws where its end is not marked. */
export function listenTo(frames: ReadableStream<Uint8Array> | string | null): Listener {
  const body = new Response(frames).body ?? new ReadableStream<Uint8Array>();
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  const next = async () => {
    const { done, value } = await reader.read();
    if (done) throw new Error("The stream broke off");
    return value.data === "[DONE]" ? null : (JSON.parse(value.data) as UIMessageChunk);
  };
  return {
    next,
    rest: async () => {
      const parts: UIMessageChunk[] = [];
      for (let part = await next(); part; part = await next()) parts.push(part);
      return parts;
    },
    leave: () => reader.cancel(),
  };
}

/** The text these parts spell. */
export function wordsOf(parts: UIMessageChunk[]): string {
  return parts.flatMap((part) => (part.type === "text-delta" ? part.delta : [])).join("");
}
