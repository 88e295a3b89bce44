// The model's words without Parley: `/direct` writes each as an event, as it comes; `/stream-text` is the AI SDK's own
// way from a model to a UI message stream, and nothing else.
import { createGoogle } from "@ai-sdk/google";
import { streamText, toUIMessageStream } from "ai";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const model = createGoogle({
  apiKey: "bench",
  baseURL: process.env["GOOGLE_GENERATIVE_AI_BASE_URL"] ?? "",
})("scripted");

const headers = { "Content-Type": "text/event-stream", "Cache-Control": "no-store" };

async function writeDirectly(response: ServerResponse): Promise<void> {
  const { stream } = await model.doStream({
    prompt: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
  });
  for await (const part of stream)
    if (part.type === "text-delta") write(response, { type: part.type, id: part.id, delta: part.delta });
}

async function writeStreamText(response: ServerResponse): Promise<void> {
  const { stream } = streamText({ model, prompt: "Hello" });
  for await (const chunk of toUIMessageStream({ stream })) write(response, chunk);
}

function write(response: ServerResponse, chunk: unknown): void {
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers);
  void (request.url === "/direct" ? writeDirectly : writeStreamText)(response).finally(() =>
    response.end("data: [DONE]\n\n"),
  );
});
server.listen(0, "127.0.0.1", () =>
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
