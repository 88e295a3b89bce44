import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A model that speaks Gemini's protocol and says nothing but what the test tells it, when it tells it. */
export type ToldModel = {
  /** What makes a server answer with it. */
  env: Record<string, string>;
  /** Says some words of the answer it was last asked for; waits until it is asked. */
  say(text: string): Promise<void>;
  /** Resolves when it is asked for an answer that has not ended. */
  asked(): Promise<void>;
  /** Ends that answer; the next words belong to the next one. */
  finish(): Promise<void>;
  /** Gives up the answers it was asked for so far: whoever asked is gone. */
  forget(): void;
  close(): void;
};

/** Starts the model on a port of its own. */
export async function startToldModel(): Promise<ToldModel> {
  const asked: ServerResponse[] = [];
  let wake = () => {};
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    asked.push(response);
    wake();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answering = async (): Promise<ServerResponse> => {
    while (!asked.at(-1)) await new Promise<void>((resolve) => (wake = resolve));
    return asked.at(-1)!;
  };
  return {
    env: {
      ASSISTANT_MODEL: "google:gemini-2.5-flash",
      GOOGLE_GENERATIVE_AI_API_KEY: "test-key",
      GOOGLE_GENERATIVE_AI_BASE_URL: `http://127.0.0.1:${port}/v1beta`,
    },
    asked: async () => void (await answering()),
    say: async (text) => writeChunk(await answering(), { parts: [{ text }] }),
    finish: async () => {
      const response = await answering();
      writeChunk(response, { parts: [] }, "STOP");
      response.end();
      asked.length = 0;
    },
    forget: () => void (asked.length = 0),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function writeChunk(response: ServerResponse, content: { parts: unknown[] }, finishReason?: string): void {
  const candidates = [{ content: { role: "model", ...content }, finishReason }];
  response.write(`data: ${JSON.stringify({ candidates })}\n\n`);
}
