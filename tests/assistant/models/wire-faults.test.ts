import { readFileSync } from "node:fs";
import pino from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { log } from "~/http/log.server";
import { englishWords, type WordId } from "~/i18n/words";
import { useDatabase } from "../../support/database";
import { makeGeminiScene } from "./gemini-scene";
import { calling, event, finish, refusing, say, saying, searching, type GeminiAnswer } from "./gemini-server";

useDatabase();

/** What the model does wrong, as docs/operating.md tells it, and what comes of it. */
type Fault = {
  answers: GeminiAnswer[];
  state: "complete" | "failed";
  /** What people read of the answer: words of the catalogue, or what the model said before. */
  reads: WordId | { said: string } | { said: string; then: WordId };
  cause: string | null;
  /** How often the model may be asked. */
  requests: number;
  limits?: { totalMs: number; silenceMs: number };
};

const question = "Private words of a user?";
const silence = { totalMs: 60_000, silenceMs: 700 };
const now = { "retry-after-ms": "1" };

const open: GeminiAnswer = (response) =>
  void response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
const soFar: GeminiAnswer = (response) => say(response, { text: "So far" });

const faults: Record<string, Fault> = {
  "429 once": {
    answers: [refusing(429, now), saying("Here I am.")],
    state: "complete",
    reads: { said: "Here I am." },
    cause: null,
    requests: 2,
  },
  "429 for ever": {
    answers: [refusing(429, now)],
    state: "failed",
    reads: "assistant.failed-busy",
    cause: "rate-limited",
    requests: 3,
  },
  "500 for ever": {
    answers: [refusing(500, now)],
    state: "failed",
    reads: "assistant.failed",
    cause: "provider-error",
    requests: 3,
  },
  "a refused key": {
    answers: [refusing(403)],
    state: "failed",
    reads: "assistant.failed",
    cause: "provider-error",
    requests: 1,
  },
  "an unknown model": {
    answers: [refusing(404)],
    state: "failed",
    reads: "assistant.failed",
    cause: "provider-error",
    requests: 1,
  },
  "no answer": {
    answers: [() => {}],
    state: "failed",
    reads: "assistant.failed-slow",
    cause: "timeout",
    requests: 1,
    limits: silence,
  },
  "headers, then silence": {
    answers: [open],
    state: "failed",
    reads: "assistant.failed-slow",
    cause: "timeout",
    requests: 1,
    limits: silence,
  },
  "silence in mid-stream": {
    answers: [soFar],
    state: "failed",
    reads: { said: "So far" },
    cause: "timeout",
    requests: 1,
    limits: silence,
  },
  "a drip beyond the total limit": {
    answers: [
      (response) => {
        say(response, { text: "So far" });
        const dripping = setInterval(() => say(response, { text: "." }), 20);
        response.once("close", () => clearInterval(dripping));
      },
    ],
    state: "failed",
    reads: { said: "So far" },
    cause: "timeout",
    requests: 1,
    limits: { totalMs: 700, silenceMs: 60_000 },
  },
  "cut before the first word": {
    answers: [
      (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(": a comment\n\n", () => response.destroy());
      },
    ],
    state: "failed",
    reads: "assistant.failed-interrupted",
    cause: "interrupted",
    requests: 1,
  },
  "cut in the middle": {
    answers: [
      (response) => {
        say(response, { text: "So far" });
        setTimeout(() => response.destroy(), 200);
      },
    ],
    state: "failed",
    reads: { said: "So far" },
    cause: "interrupted",
    requests: 1,
  },
  "an end without a reason": {
    answers: [
      (response) => {
        say(response, { text: "So far" });
        response.end();
      },
    ],
    state: "failed",
    reads: { said: "So far" },
    cause: "interrupted",
    requests: 1,
  },
  "an error in the stream": {
    answers: [
      (response) => {
        say(response, { text: "So far" });
        event(response, { error: { code: 503, message: "secret provider words", status: "UNAVAILABLE" } });
        response.end();
      },
    ],
    state: "failed",
    reads: { said: "So far" },
    cause: "provider-error",
    requests: 1,
  },
  "malformed JSON": {
    answers: [
      (response) => {
        open(response, undefined as never);
        response.end("data: secret provider words\n\n");
      },
    ],
    state: "failed",
    reads: "assistant.failed",
    cause: "provider-error",
    requests: 1,
  },
  "an empty answer": {
    answers: [(response) => finish(response)],
    state: "failed",
    reads: "assistant.failed",
    cause: "empty",
    requests: 1,
  },
  "a blocked question": {
    answers: [
      (response) => {
        event(response, { promptFeedback: { blockReason: "SAFETY" } });
        response.end();
      },
    ],
    state: "failed",
    reads: "assistant.failed-blocked",
    cause: "blocked",
    requests: 1,
  },
  "a blocked answer": {
    answers: [
      (response) => {
        say(response, { text: "So far" });
        finish(response, "SAFETY");
      },
    ],
    state: "failed",
    reads: { said: "So far" },
    cause: "blocked",
    requests: 1,
  },
  "too many tokens": {
    answers: [
      (response) => {
        say(response, { text: "So far" });
        finish(response, "MAX_TOKENS");
      },
    ],
    state: "complete",
    reads: { said: "So far", then: "assistant.cut-short" },
    cause: null,
    requests: 1,
  },
  "too many tokens before the first word": {
    answers: [(response) => finish(response, "MAX_TOKENS")],
    state: "failed",
    reads: "assistant.failed",
    cause: "empty",
    requests: 1,
  },
  "a huge answer": {
    answers: [
      (response) => {
        for (let piece = 0; piece < 500 && !response.destroyed; piece += 1)
          say(response, { text: "x".repeat(10_000) });
        finish(response);
      },
    ],
    state: "complete",
    reads: { said: "x".repeat(12_000), then: "assistant.cut-short" },
    cause: null,
    requests: 1,
  },
  "a tool called with bad arguments": {
    answers: [calling("searchArticles", { query: { $ne: null } }), saying("I don’t know.")],
    state: "complete",
    reads: { said: "I don’t know." },
    cause: null,
    requests: 2,
  },
  "an unknown tool": {
    answers: [calling("makeAdmin", { memberId: "me" }), saying("I don’t know.")],
    state: "complete",
    reads: { said: "I don’t know." },
    cause: null,
    requests: 2,
  },
  "tool calls without end": {
    answers: [searching("tent")],
    state: "failed",
    reads: "assistant.failed",
    cause: "provider-error",
    requests: 4,
  },
};

/** Everything that is logged until the test's end. */
function everythingLogged(): () => string {
  const lines: string[] = [];
  const level = log.level;
  log.level = "trace";
  const stream = (log as unknown as Record<symbol, { write: (line: string) => boolean }>)[
    pino.symbols.streamSym
  ]!;
  const write = vi.spyOn(stream, "write").mockImplementation((line) => lines.push(line) > 0);
  onTestFinished(() => {
    log.level = level;
    write.mockRestore();
  });
  return () => lines.join("");
}

test.for(Object.entries(faults))("%s", async ([, fault]) => {
  const logged = everythingLogged();
  const { ask, thread, runs, requests, conversation } = await makeGeminiScene(fault.answers, {
    ...(fault.limits && { limits: fault.limits }),
  });
  await ask(question);
  const [asked, answer] = await thread();
  expect(asked).toMatchObject({ body: question, status: "delivered" });
  expect(answer).toMatchObject({ sender: { type: "assistant" }, state: fault.state });
  const { reads } = fault;
  if (typeof reads === "string") expect(answer?.body).toBe(englishWords(reads));
  else if ("then" in reads) expect(answer?.body).toBe(`${reads.said}\n\n${englishWords(reads.then)}`);
  else expect(answer?.body.replace(/\.*$/, "")).toBe(reads.said.replace(/\.$/, ""));
  expect(await runs()).toMatchObject([{ state: fault.state, error: fault.cause }]);
  expect(requests).toHaveLength(fault.requests);
  const { handledBy, waitingSince } = await conversation();
  expect(handledBy).toBe("assistant");
  if (typeof reads === "string") expect(waitingSince).not.toBeNull();
  expect(JSON.stringify(answer) + logged()).not.toMatch(/secret provider words|test-key/);
  expect(logged()).not.toContain(question);
  if (fault.cause) expect(logged()).toContain(`"cause":"${fault.cause}"`);
});

test("docs/operating.md tells of every fault what the user and the operator see", () => {
  const operating = readFileSync("docs/operating.md", "utf8").replace(/ +/g, " ");
  for (const [what, { reads, cause }] of Object.entries(faults)) {
    const row = operating.split("\n").find((line) => line.startsWith(`| ${what} |`));
    expect(row, what).toBeDefined();
    if (typeof reads === "string") expect(row).toContain(englishWords(reads));
    expect(row).toContain(cause ? `\`${cause}\`` : "complete");
  }
});

test("each of the words for a failure names a way on", () => {
  for (const { reads } of Object.values(faults)) {
    const words = typeof reads === "string" ? reads : "then" in reads ? reads.then : null;
    if (words) expect(englishWords(words)).toContain("ask for a person");
  }
});
