import { afterEach, expect, test } from "vitest";
import { streamAnswerTo, streamRunningAnswer } from "~/assistant/streams/answer-stream.server";
import { claimRun, keepRun } from "~/assistant/runs/claim-run.server";
import { hasRunStream } from "~/assistant/streams/run-stream.server";
import { startRunWorker, stopRunWorker } from "~/assistant/runs/run-worker.server";
import { storeEnd, storeFirstWords } from "~/assistant/runs/store-answer.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { englishWords } from "~/i18n/words";
import { useDatabase } from "../../support/database";
import { listenTo, wordsOf } from "../../support/heard-answer";
import { makeRunningScene } from "../../support/running-scene";

useDatabase();

afterEach(stopRunWorker);

const open = new AbortController().signal;
const anEnd = { model: "x", inputTokens: 1, outputTokens: 1, error: null };

/** A question whose answer another process makes: here it is only known from the database. */
async function madeElsewhere() {
  const here = await makeRunningScene();
  const sent = await here.send("Hello");
  const run = await claimRun(sent.runId);
  if (!run) throw new Error("There was nothing to claim");
  return { ...here, sent, run, messageId: crypto.randomUUID() };
}

test("an answer that another process makes is followed as it is stored", async () => {
  const { user, conversationId, run, messageId } = await madeElsewhere();
  const listener = listenTo(await streamRunningAnswer(user, conversationId, open));
  await storeFirstWords(run, messageId, "One ");
  expect(await listener.next()).toEqual({ type: "start", messageId });
  expect(await listener.next()).toMatchObject({ type: "text-start" });
  expect(await listener.next()).toMatchObject({ type: "text-delta", delta: "One " });
  await keepRun(run, "One two ");
  expect(await listener.next()).toMatchObject({ type: "text-delta", delta: "two " });
  const citations = [{ articleId: "article-1", title: "Greetings", url: "/help/greetings" }];
  await storeEnd(run, messageId, { ...anEnd, state: "complete", text: "One two three", citations });
  expect(await listener.rest()).toMatchObject([
    { type: "text-delta", delta: "three" },
    { type: "text-end" },
    { type: "source-url", sourceId: "article-1" },
    { type: "finish" },
  ]);
});

test("a failure in another process is heard as an error", async () => {
  const { user, sent, run, messageId } = await madeElsewhere();
  const listener = listenTo(streamAnswerTo(user, sent, open));
  await storeEnd(run, messageId, {
    ...anEnd,
    state: "failed",
    text: "Sorry",
    citations: [],
    error: "timeout",
  });
  expect(await listener.rest()).toEqual([
    { type: "start", messageId },
    { type: "error", errorText: englishWords("assistant.failed-slow") },
    { type: "finish" },
  ]);
});

test("a run that ends before anybody made it ends its stream", async () => {
  const { user, send, agent, conversationId } = await makeRunningScene();
  const listener = listenTo(streamAnswerTo(user, await send("Hello"), open));
  await sendReply(agent, { conversationId, body: "Ben here", clientId: "reply" });
  expect(await listener.rest()).toEqual([{ type: "start" }, { type: "abort" }, { type: "finish" }]);
});

test("a message that waits for its turn is followed from its turn on, and nothing of it is kept before", async () => {
  const { user, send, asked, model } = await makeRunningScene();
  startRunWorker({ answer: model.answer });
  await send("One");
  const first = await asked();
  await first.say("Answer to one");
  const second = await send("Two");
  const listener = listenTo(streamAnswerTo(user, second, open));
  await send("Three");
  await first.finish();
  const answer = await asked();
  await answer.say("Answer to both");
  await answer.finish();
  expect(wordsOf(await listener.rest())).toBe("Answer to both");
});

test("asking for an answer made elsewhere keeps nothing here", async () => {
  const { user, sent, run } = await madeElsewhere();
  const leaving = new AbortController();
  const listener = listenTo(streamAnswerTo(user, sent, leaving.signal));
  leaving.abort();
  await listener.leave();
  expect(hasRunStream(run.id)).toBe(false);
});
