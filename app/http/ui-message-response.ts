import { UI_MESSAGE_STREAM_HEADERS } from "ai";

/** Frames of the AI SDK's UI message stream as a response that nothing on the way may hold back; null is 204. */
export function uiMessageResponse(frames: ReadableStream<Uint8Array> | string | null): Response {
  if (frames === null) return new Response(null, { status: 204 });
  return new Response(frames, {
    headers: {
      ...UI_MESSAGE_STREAM_HEADERS,
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
