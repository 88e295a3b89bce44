import { LLMock } from "@copilotkit/aimock";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { createOrganizationWithArticles } from "../../knowledge/demo-articles";
import { useDatabase } from "../../support/database";
import { asking, geminiAt, read } from "../answering";

// Our own server in gemini-server.ts speaks the protocol as we read it; this one, as somebody else did.

useDatabase();

let acme: string;

beforeAll(async () => {
  acme = await createOrganizationWithArticles("acme");
});

test("another implementation of Gemini's protocol is understood: a tool call, then the answer with its source", async () => {
  const mock = new LLMock({ port: 0, logLevel: "silent" });
  mock.on(
    { userMessage: "zip", hasToolResult: false },
    {
      toolCalls: [{ name: "searchArticles", arguments: JSON.stringify({ query: "stuck zip" }) }],
      finishReason: "stop",
    },
  );
  mock.on({ hasToolResult: true }, { content: "See **Looking after zips**: don’t force it." });
  await mock.start();
  onTestFinished(() => mock.stop());
  const { outcome } = await read(asking(acme, "My zip is stuck", { model: geminiAt(`${mock.url}/v1beta`) }));
  expect(outcome).toMatchObject({
    state: "complete",
    text: "See **Looking after zips**: don’t force it.",
    citations: [{ title: "Looking after zips", url: "/help/looking-after-zips#section-a-stuck-zip" }],
  });
});

test("its refusal is understood as well, and its words reach nobody", async () => {
  const mock = new LLMock({ port: 0, logLevel: "silent" });
  mock.on({ userMessage: "Hello" }, { error: { message: "secret provider words" }, status: 403 });
  await mock.start();
  onTestFinished(() => mock.stop());
  const { outcome, chunks } = await read(asking(acme, "Hello", { model: geminiAt(`${mock.url}/v1beta`) }));
  expect(outcome).toMatchObject({ state: "failed", error: "provider-error" });
  expect(JSON.stringify(chunks)).not.toContain("secret provider words");
});
