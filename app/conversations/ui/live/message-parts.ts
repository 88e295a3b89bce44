import { EventSourceParserStream } from "eventsource-parser/stream";

/** A part of the AI SDK's UI message stream, as far as pages read it. */
export type MessagePart = { type: string; delta?: string; errorText?: string; data?: { articles?: number } };

/** The parts of a UI message stream as they come; returns whether its end was marked. */
export async function* messageParts(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<MessagePart, boolean> {
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  const reader = events.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (next.value.data === "[DONE]") return true;
    yield JSON.parse(next.value.data) as MessagePart;
  }
  return false;
}
