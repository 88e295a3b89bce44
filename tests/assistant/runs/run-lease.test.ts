import { afterEach, expect, test } from "vitest";
import {
  claimRun,
  freeLeases,
  keepRun,
  releaseRun,
  type ClaimedRun,
} from "~/assistant/runs/claim-run.server";
import { makeAnswer } from "~/assistant/runs/make-answer.server";
import { answersMade, startRunWorker, stopRunWorker } from "~/assistant/runs/run-worker.server";
import { storeEnd, storeFirstWords } from "~/assistant/runs/store-answer.server";
import { getRunningAnswer } from "~/conversations/conversations.server";
import { db } from "~/database/client.server";
import { englishWords } from "~/i18n/words";
import { useDatabase } from "../../support/database";
import { whileHeld, writersWait } from "../../support/waiting-writer";
import { makeRunningScene, type RunningScene } from "../../support/running-scene";

useDatabase();

afterEach(async () => {
  await stopRunWorker();
  await db.assistantRun.deleteMany();
});

const staying = new AbortController().signal;
const anEnd = { citations: [], model: "x", inputTokens: 1, outputTokens: 1, error: null };

async function claim(runId: string | null): Promise<ClaimedRun> {
  const run = await claimRun(runId);
  if (!run) throw new Error("There was nothing to claim");
  return run;
}

/** A question whose answer a process has begun to make. */
async function begin(): Promise<RunningScene & { run: ClaimedRun }> {
  const here = await makeRunningScene();
  const { runId } = await here.send("Hello");
  return { ...here, run: await claim(runId) };
}

/** The process that makes it has given no sign of life for an hour, after serving it for these seconds. */
async function die({ id }: ClaimedRun, { served = 10 } = {}): Promise<void> {
  await db.$executeRaw`
    UPDATE "AssistantRun" SET "leaseUntil" = now() - interval '1 hour',
      "startedAt" = now() - interval '1 hour' - ${served} * interval '1 second'
    WHERE "id" = ${id}::uuid`;
}

test("a run whose process died without a word is made again, once", async () => {
  const { run, thread, model, asked } = await begin();
  await die(run);
  const again = await claim(null);
  expect(again).toMatchObject({ id: run.id, state: "streaming" });
  expect(await storeFirstWords(run, crypto.randomUUID(), "I am not dead")).toBe("ended");
  const made = makeAnswer(again, { answer: model.answer, leaving: staying });
  const answer = await asked();
  await answer.say("Hi!");
  await answer.finish();
  await made;
  expect(await storeEnd(run, crypto.randomUUID(), { ...anEnd, state: "complete", text: "Me too" })).toBe(
    "ended",
  );
  expect((await thread()).slice(1)).toMatchObject([{ body: "Hi!", state: "complete" }]);
});

test("a run whose process died while it spoke is marked stopped and not said twice", async () => {
  const { run, thread, runs, model, organizationId } = await begin();
  const messageId = crypto.randomUUID();
  await storeFirstWords(run, messageId, "I can");
  await keepRun(run, "I can certainly");
  await die(run);
  await makeAnswer(await claim(null), { answer: model.answer, leaving: staying });
  expect(await storeEnd(run, messageId, { ...anEnd, state: "complete", text: "I can certainly help" })).toBe(
    "ended",
  );
  expect((await thread()).slice(1)).toMatchObject([{ body: "I can certainly", state: "stopped" }]);
  expect(await runs()).toMatchObject([{ state: "stopped", error: "abandoned" }]);
  expect(model.countAsked(organizationId)).toBe(0);
});

test("a process that lost its lease stores nothing", async () => {
  const here = await makeRunningScene();
  startRunWorker({ answer: here.model.answer });
  await here.send("Hello");
  const answer = await here.asked();
  await answer.say("One ");
  await db.$executeRaw`UPDATE "AssistantRun" SET "leaseOwner" = 'another process'`;
  const then = await here.thread();
  await answer.say("two");
  await answer.finish();
  await answersMade();
  const [run] = await here.runs();
  expect(await keepRun({ ...run!, leaseOwner: "this process", msLeft: 0 }, "One two")).toBeNull();
  expect(await here.thread()).toEqual(then);
  expect(run).toMatchObject({ state: "streaming", leaseOwner: "another process" });
});

test("saving what was said takes no rev and keeps the lease", async () => {
  const { run, thread } = await begin();
  await storeFirstWords(run, crypto.randomUUID(), "I can");
  const [, before] = await thread();
  await db.$executeRaw`UPDATE "AssistantRun" SET "leaseUntil" = now()`;
  expect(await keepRun(run, "I can help")).toMatchObject({ attempt: 0 });
  expect((await thread())[1]).toEqual({ ...before, body: "I can help" });
  expect(await claimRun(null)).toBeNull();
});

test("only the time in which a run was being made counts against its minute", async () => {
  const { run } = await begin();
  expect(run.msLeft).toBeCloseTo(60_000, -2);
  await die(run, { served: 20 });
  const again = await claim(null);
  expect(again.msLeft).toBeGreaterThan(39_000);
  expect(again.msLeft).toBeLessThan(40_001);
});

test("the time between two lives of the only process is nobody's serving time", async () => {
  const { run } = await begin();
  await db.$executeRaw`
    UPDATE "AssistantRun" SET "leaseUntil" = "leaseUntil" - interval '2 minutes',
      "startedAt" = "startedAt" - interval '2 minutes'`;
  await freeLeases();
  const again = await claim(null);
  expect(again.id).toBe(run.id);
  expect(again.msLeft).toBeGreaterThan(49_999);
});

test("a run that has had its minute has failed, whoever finds it", async () => {
  const { run, thread, runs, model, organizationId } = await begin();
  await die(run, { served: 61 });
  await makeAnswer(await claim(null), { answer: model.answer, leaving: staying });
  expect((await thread())[1]).toMatchObject({ state: "failed", body: englishWords("assistant.failed-slow") });
  expect(await runs()).toMatchObject([{ state: "failed", error: "timeout" }]);
  expect(model.countAsked(organizationId)).toBe(0);
});

test.for(["", "I can"])(
  "a model that says “%s” and nothing more is left when the minute is over",
  async (said) => {
    const { run, thread, model, asked } = await begin();
    const made = makeAnswer({ ...run, msLeft: 400 }, { answer: model.answer, leaving: staying });
    const answer = await asked();
    if (said) await answer.say(said);
    await made;
    expect(answer.request.signal.aborted).toBe(true);
    expect((await thread())[1]).toMatchObject({
      state: "failed",
      body: said || englishWords("assistant.failed-slow"),
    });
  },
);

test("however many claim at once, each run is taken once", async () => {
  const scenes = await Promise.all(Array.from({ length: 8 }, begin));
  await Promise.all(scenes.map(({ run }) => die(run)));
  const claims = await Promise.all(Array.from({ length: 24 }, () => claimRun(null)));
  const taken = claims.flatMap((run) => run?.id ?? []);
  expect(taken.toSorted()).toEqual(scenes.map(({ run }) => run.id).toSorted());
});

test("a run waits for the one before it in its conversation", async () => {
  const { run, send } = await begin();
  await storeFirstWords(run, crypto.randomUUID(), "I can");
  const { runId } = await send("Another thing");
  expect(runId).not.toBe(run.id);
  expect(await claimRun(runId)).toBeNull();
});

test.skipIf(!writersWait)("of two runs of a conversation claimed at once one is taken", async () => {
  const { run, conversationId, organizationId } = await begin();
  await db.assistantRun.update({ where: { id: run.id }, data: { state: "queued" } });
  const data = { id: crypto.randomUUID(), organizationId, conversationId, epoch: 0, triggerSeq: 1 };
  const other = await db.assistantRun.create({ data });
  const taken = await whileHeld(
    (tx) => tx.assistantRun.update({ where: { id: run.id }, data: { state: "streaming" } }),
    () => claimRun(other.id),
  );
  expect(taken).toBeNull();
});

test("first words stored again, because nobody heard that they were, are stored once", async () => {
  const { run, conversationId } = await begin();
  const messageId = crypto.randomUUID();
  for (let times = 0; times < 2; times++) expect(await storeFirstWords(run, messageId, "I can")).toBe("open");
  const answers = await db.message.findMany({ where: { conversationId, senderType: "assistant" } });
  expect(answers).toMatchObject([{ id: messageId, state: "streaming", body: "I can" }]);
});

test("a run that writes a message anew has said nothing before its own first words", async () => {
  const { run, send, runs, conversationId, organizationId, model } = await begin();
  const messageId = crypto.randomUUID();
  await storeFirstWords(run, messageId, "I can");
  await storeEnd(run, messageId, { ...anEnd, state: "complete", text: "I can help" });
  const data = {
    id: crypto.randomUUID(),
    organizationId,
    conversationId,
    epoch: 0,
    triggerSeq: 1,
    messageId,
  };
  const second = await db.assistantRun.create({ data });
  expect(await getRunningAnswer(conversationId)).toMatchObject({ id: second.id, messageId: null, seq: null });
  expect(await send("Another thing")).toMatchObject({ runId: second.id });
  await die(await claim(second.id));
  const made = makeAnswer(await claim(null), { answer: model.answer, leaving: staying });
  const answer = await model.asked(organizationId);
  await answer.say("Hi!");
  await answer.finish();
  await made;
  expect((await runs())[1]).toMatchObject({ state: "complete", error: null });
});

test("all that a dead process left is taken up together", async () => {
  const scenes = await Promise.all(Array.from({ length: 4 }, begin));
  await Promise.all(scenes.map(({ run }) => die(run)));
  const { model } = await makeRunningScene();
  startRunWorker({ answer: model.answer });
  const answers = await Promise.all(scenes.map(({ organizationId }) => model.asked(organizationId)));
  for (const answer of answers) await answer.say("Hi!").then(() => answer.finish());
  await answersMade();
  for (const { thread } of scenes) expect((await thread())[1]).toMatchObject({ body: "Hi!" });
});

test("a sign of life that comes after the run was given back keeps it from nobody", async () => {
  const { run } = await begin();
  await releaseRun(run);
  expect(await keepRun(run, null)).toBeNull();
  expect(await claimRun(null)).toMatchObject({ id: run.id });
});

test("a process that ends marks what it was saying, and leaves the rest to the next at once", async () => {
  const speaking = await makeRunningScene();
  const silent = await makeRunningScene(speaking.model);
  startRunWorker({ answer: speaking.model.answer });
  await speaking.send("Hello");
  const { runId } = await silent.send("Hello");
  await (await speaking.asked()).say("I can");
  await silent.asked();
  await stopRunWorker();
  expect((await speaking.thread())[1]).toMatchObject({ body: "I can", state: "stopped" });
  expect(await silent.thread()).toHaveLength(1);
  expect(await claimRun(null)).toMatchObject({ id: runId });
});
