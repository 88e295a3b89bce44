import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { UIMessageChunk } from "ai";
import { beforeAll, expect, test } from "vitest";
import { streamAnswer } from "~/assistant/answer.server";
import { db } from "~/database/client.server";
import { englishWords } from "~/i18n/words";
import { createOrganizationWithArticles } from "../../knowledge/demo-articles";
import { useDatabase } from "../../support/database";
import { asking, geminiAt, read, textOf } from "../answering";
import { event, say, saying, searching, startGemini, type GeminiAnswer } from "./gemini-server";

useDatabase();

let acme: string;

beforeAll(async () => {
  acme = await createOrganizationWithArticles("acme");
});

async function ask(question: string, ...answers: GeminiAnswer[]) {
  const { baseURL, requests } = await startGemini(...answers);
  return { requests, ...(await read(asking(acme, question, { model: geminiAt(baseURL) }))) };
}

/** What failed: the outcome, and that the reader is told in our words only. */
function expectFailure({ chunks, outcome }: Awaited<ReturnType<typeof read>>, error: string, words: string) {
  expect(outcome).toMatchObject({ state: "failed", error, citations: [] });
  expect(chunks.filter(({ type }) => type === "error")).toEqual([{ type: "error", errorText: words }]);
  expect(JSON.stringify(chunks)).not.toContain("secret provider words");
  expect(chunks.some(({ type }) => type === "source-url")).toBe(false);
}

test("a text comes through in order and complete, with its tokens counted", async () => {
  const { chunks, outcome, requests } = await ask("Hello?", saying("Hello", ", how can", " I help?"));
  expect(textOf(chunks)).toBe("Hello, how can I help?");
  expect(chunks[0]).toEqual({ type: "start", messageId: "answer-1" });
  expect(outcome).toEqual({
    state: "complete",
    text: "Hello, how can I help?",
    citations: [],
    model: "google:gemini-2.5-flash",
    inputTokens: 120,
    outputTokens: 30,
    error: null,
    handoff: null,
  });
  expect(requests[0]).toMatchObject({
    path: "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
    apiKey: "test-key",
  });
});

test("a tool call is answered from the articles table, and the answer names its source", async () => {
  const { chunks, outcome, requests } = await ask(
    "how do I measure my back for a pack?",
    searching("measure back length pack"),
    saying("See **Finding your size**: ", "take S/M at 47 cm."),
  );
  const article = await db.article.findFirstOrThrow({
    where: { organizationId: acme, slug: "finding-your-size" },
  });
  const response = requests[1]?.prompt.contents.at(-1)?.parts[0]?.functionResponse;
  expect(response?.name).toBe("searchArticles");
  expect(JSON.stringify(response?.response)).toContain("Your back length matters more than your height.");
  expect(article.body).toContain("Your back length matters more than your height.");

  const source = {
    type: "source-url",
    sourceId: article.id,
    url: "/help/finding-your-size#section-packs",
    title: "Finding your size",
  };
  const sources = chunks.filter(({ type }) => type === "source-url");
  expect(sources).toEqual([source]);
  expect(chunks.indexOf(sources[0]!)).toBeLessThan(chunks.findIndex(({ type }) => type === "finish"));
  expect(outcome.citations).toEqual([{ articleId: article.id, title: article.title, url: source.url }]);
  expect(outcome.inputTokens).toBe(240);
});

test("the reader learns how many articles are read, and nothing of the search itself", async () => {
  const { chunks } = await ask("zips", searching("stuck zip"), saying("Pull gently."));
  const reading = chunks.find(({ type }) => type === "data-reading");
  expect(reading).toMatchObject({ transient: true, data: { articles: expect.any(Number) as number } });
  expect(chunks.some(({ type }) => type.startsWith("tool-"))).toBe(false);
  expect(JSON.stringify(chunks)).not.toContain("toothbrush");
});

test("a model that goes on searching is made to answer in its last step", async () => {
  const { requests, outcome } = await ask(
    "zips",
    ...Array<GeminiAnswer>(3).fill(searching("zip")),
    saying("Enough."),
  );
  expect(requests).toHaveLength(4);
  expect(requests[3]?.prompt).toMatchObject({ toolConfig: { functionCallingConfig: { mode: "NONE" } } });
  expect(outcome).toMatchObject({ state: "complete", text: "Enough." });
});

test("a connection cut in the middle keeps what was said and fails", async () => {
  const { promise: connection, resolve } = Promise.withResolvers<ServerResponse>();
  const { baseURL } = await startGemini((response) => {
    say(response, { text: "The first half" });
    resolve(response);
  });
  const told = streamAnswer(asking(acme, "Hi", { model: geminiAt(baseURL) }));
  const chunks: UIMessageChunk[] = [];
  for await (const chunk of told.chunks) {
    chunks.push(chunk);
    if (chunk.type === "text-delta") (await connection).destroy();
  }
  const outcome = await told.outcome;
  expectFailure({ chunks, outcome }, "interrupted", englishWords("assistant.failed-interrupted"));
  expect(outcome.text).toBe("The first half");
});

test("an error in the stream fails", async () => {
  const answer = await ask("Hi", (response) => {
    say(response, { text: "So" });
    event(response, { error: { code: 503, message: "secret provider words", status: "UNAVAILABLE" } });
    response.end();
  });
  expectFailure(answer, "provider-error", englishWords("assistant.failed"));
});

test("a stop closes the connection to the provider at once and keeps what was said", async () => {
  let closed: Promise<number> | undefined;
  const { baseURL } = await startGemini((response) => {
    closed = once(response, "close").then(() => performance.now());
    say(response, { text: "The first words" });
  });
  const stop = new AbortController();
  const { chunks, outcome } = streamAnswer(
    asking(acme, "Hi", { model: geminiAt(baseURL), signal: stop.signal }),
  );
  let stopped = 0;
  for await (const chunk of chunks) {
    expect(chunk.type).not.toBe("error");
    if (chunk.type !== "text-delta") continue;
    stopped = performance.now();
    stop.abort();
  }
  expect(await outcome).toMatchObject({ state: "stopped", text: "The first words", error: null });
  expect((await closed!) - stopped).toBeLessThan(500);
});

test("a stop before the first word closes the connection as well", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>();
  const { baseURL } = await startGemini(resolve);
  const stop = new AbortController();
  const answer = read(asking(acme, "Hi", { model: geminiAt(baseURL), signal: stop.signal }));
  const closed = once(await asked, "close");
  stop.abort();
  await closed;
  expect((await answer).outcome).toMatchObject({ state: "stopped", text: "" });
});

test("a reader who leaves ends the call to the provider", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>();
  const { baseURL } = await startGemini((response) => {
    say(response, { text: "The first words" });
    resolve(response);
  });
  const { chunks, outcome } = streamAnswer(asking(acme, "Hi", { model: geminiAt(baseURL) }));
  for await (const chunk of chunks) if (chunk.type === "text-delta") break;
  expect(await outcome).toMatchObject({ state: "stopped", text: "The first words" });
  const response = await asked;
  if (!response.closed) await once(response, "close");
});

test("a search that fails ends the answer instead of passing for an empty one", async () => {
  const { baseURL } = await startGemini(searching("zip"), saying("I found nothing."));
  await db.$executeRaw`ALTER TABLE "Organization" RENAME COLUMN "articlesRev" TO "away"`;
  const answer = await read(asking(acme, "zips", { model: geminiAt(baseURL) }));
  await db.$executeRaw`ALTER TABLE "Organization" RENAME COLUMN "away" TO "articlesRev"`;
  expectFailure(answer, "search-failed", englishWords("assistant.failed"));
});
