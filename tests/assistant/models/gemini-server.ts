import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** What the server was sent; `prompt` is the body of the request. */
export type GeminiRequest = { path: string; apiKey: string | undefined; prompt: GeminiPrompt };

type GeminiPrompt = {
  contents: { role: string; parts: GeminiPart[] }[];
  systemInstruction?: { parts: { text: string }[] };
};

type GeminiPart = {
  text?: string;
  functionCall?: { name: string; args: unknown };
  functionResponse?: { name: string; response: unknown };
};

/** How one request is answered; the last of a list answers every further one. */
export type GeminiAnswer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server that speaks Gemini's streaming protocol over HTTP and answers as told; it closes with the test. */
export async function startGemini(
  ...answers: GeminiAnswer[]
): Promise<{ baseURL: string; requests: GeminiRequest[] }> {
  const requests: GeminiRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const apiKey = request.headers["x-goog-api-key"]?.toString();
      requests.push({ path: request.url ?? "", apiKey, prompt: JSON.parse(body) as GeminiPrompt });
      answers[Math.min(requests.length, answers.length) - 1]?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1beta`, requests };
}

/** One event of the stream: parts of the answer, or whatever else a chunk may hold. */
export function event(response: ServerResponse, chunk: unknown): void {
  if (!response.headersSent) response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}

export function say(response: ServerResponse, ...parts: GeminiPart[]): void {
  event(response, { candidates: [{ content: { role: "model", parts } }] });
}

export function finish(response: ServerResponse, finishReason = "STOP"): void {
  event(response, {
    candidates: [{ content: { role: "model", parts: [] }, finishReason }],
    usageMetadata: { promptTokenCount: 120, candidatesTokenCount: 30, totalTokenCount: 150 },
  });
  response.end();
}

/** An answer of these texts, one event each. */
export function saying(...texts: string[]): GeminiAnswer {
  return (response) => {
    for (const part of texts) say(response, { text: part });
    finish(response);
  };
}

/** An answer that calls the search tool. */
export function searching(query: string): GeminiAnswer {
  return calling("searchArticles", { query });
}

/** An answer that is a call of a tool, whether there is such a tool or not. */
export function calling(name: string, args: unknown): GeminiAnswer {
  return (response) => {
    say(response, { functionCall: { name, args } });
    finish(response);
  };
}

/** A refusal with a status, in Gemini's form; what it quotes must reach nobody. */
export function refusing(status: number, headers: Record<string, string> = {}): GeminiAnswer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(
      JSON.stringify({ error: { code: status, message: "secret provider words", status: "FAILED" } }),
    );
  };
}
