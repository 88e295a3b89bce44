import { expect, test } from "vitest";
import { listMessages } from "~/conversations/history/list-messages.server";
import { loadHistory, loadThread } from "~/conversations/history/load-thread.server";
import { changeHandling } from "~/conversations/handling/change-handling.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { streamAnswer } from "~/assistant/answer.server";
import { localModel } from "~/assistant/models/local-model.server";
import { answersMade, startRunWorker, stopRunWorker } from "~/assistant/runs/run-worker.server";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { useDatabase } from "../support/database";
import { useRunningScene } from "../support/running-scene";

useDatabase();
const scene = useRunningScene();

const page = (actor: Actor) => loadThread(actor, scene().conversationId, { limit: 30 }, { reads: false });
const receiptFor = async (actor: Actor) => (await page(actor)).messages.at(-1)?.receipt;

test("the team reads of an answer what it searched, read and took", async () => {
  const { organizationId, send, agent, conversationId } = scene();
  const article = { organizationId, slug: "returns", title: "Returns", body: "You have 60 days." };
  await db.article.create({ data: { ...article, state: "published" } });
  await stopRunWorker();
  const model = { kind: "local" as const, id: "local", model: localModel({ paceMs: 0 }) };
  startRunWorker({ answer: (request) => streamAnswer({ ...request, model }) });
  await send("How many days for returns?");
  await answersMade();
  const receipt = await receiptFor(agent);
  expect(receipt).toMatchObject({
    outcome: "complete",
    model: "local",
    articlesRead: [{ title: "Returns", url: "/help/returns" }],
    toolCalls: [{ name: "searchArticles", asked: "How many days for returns?", found: 1 }],
    inputTokens: null,
    attempts: 1,
    error: null,
  });
  expect(receipt?.firstWordsMs).toBeGreaterThanOrEqual(0);
  expect(receipt?.totalMs).toBeGreaterThanOrEqual(receipt?.firstWordsMs ?? Infinity);
  const later = await loadHistory(agent, conversationId, { around: 2, limit: 1 });
  expect(later.messages[0]?.receipt).toEqual(receipt);
});

test.each(["stopped", "taken-over"] as const)("an answer that was %s says by whom", async (stopCode) => {
  const { asked, send, agent, user, conversationId } = scene();
  await send("Hello?");
  const answer = await asked();
  await answer.say("Well, ");
  if (stopCode === "stopped") await stopAnswer(user, { conversationId });
  else await changeHandling(agent, { conversationId, handledBy: "team" });
  const stoppedByName = stopCode === "stopped" ? user.name : agent.name;
  expect(await receiptFor(agent)).toMatchObject({ outcome: "stopped", stopCode, stoppedByName });
});

test("a failed answer says why; whoever asks as the user gets no receipt", async () => {
  const { asked, send, agent, user, conversationId, follow } = scene();
  const heard = follow("conversation");
  await send("Hello?");
  const answer = await asked();
  await answer.fail("rate-limited");
  await answersMade();
  expect(await receiptFor(agent)).toMatchObject({ outcome: "failed", error: "rate-limited" });
  const told = [await page(user), await loadHistory(user, conversationId, { limit: 30 })];
  const api = await listMessages(user, conversationId, { limit: 30 });
  for (const secret of ['receipt":', "toolCalls", "inputTokens", "scripted", "rate-limited"])
    expect(JSON.stringify([told, api.messages, heard]), secret).not.toContain(`"${secret}`);
});
