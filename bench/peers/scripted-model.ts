// A model that speaks Gemini's protocol and says so many numbered words at a pace, whatever it is asked.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answer } from "../world/answers.ts";
import { wordAt, type Script } from "../world/script.ts";

let script: Script = { words: 0, atOnce: 1, everyMs: 1, thinksMs: 0 };
let stops: number[] = [];

async function speak(response: ServerResponse): Promise<void> {
  const { words, atOnce, everyMs, thinksMs } = script;
  const start = performance.now() + thinksMs;
  for (let said = 0; said < words && !response.destroyed;) {
    const wait = start + (said / atOnce) * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    for (const end = Math.min(words, said + atOnce); said < end; said++) say(response, wordAt(said));
  }
  say(response, "", "STOP");
  response.end();
}

function say(response: ServerResponse, text: string, finishReason?: string): void {
  const parts = text === "" ? [] : [{ text }];
  const candidates = [{ content: { role: "model", parts }, finishReason }];
  response.write(`data: ${JSON.stringify({ candidates })}\n\n`);
}

answer({
  script: (next: Script) => void (script = next),
  stops: () => {
    const seen = stops;
    stops = [];
    return seen;
  },
});

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.once("close", () => {
    if (!response.writableFinished) stops.push(performance.timeOrigin + performance.now());
  });
  void speak(response);
});
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () =>
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
