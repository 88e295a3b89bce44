import { afterEach, expect, onTestFinished, test as every } from "vitest";
import { streamRunningAnswer } from "~/assistant/streams/answer-stream.server";
import { claimRun, keepRun } from "~/assistant/runs/claim-run.server";
import { WordsTeller } from "~/assistant/streams/live-words.server";
import { startRunWorker, stopRunWorker } from "~/assistant/runs/run-worker.server";
import { storeEnd, storeFirstWords } from "~/assistant/runs/store-answer.server";
import { Bus, bus } from "~/realtime/bus.server";
import { useDatabase } from "../../support/database";
import { listenTo, wordsOf, type Listener } from "../../support/heard-answer";
import { hasRedisServer, startRedis } from "../../support/own-redis";
import { makeRunningScene } from "../../support/running-scene";

useDatabase();

const test = every.skipIf(!hasRedisServer());

afterEach(stopRunWorker);

const anEnd = { model: "x", inputTokens: 1, outputTokens: 1, error: null, citations: [] };

/** This process and another one, which makes an answer: all it shares with this one is the database and Redis. */
async function twoProcesses() {
  const redis = await startRedis();
  const other = new Bus();
  await Promise.all([bus.open({ redisUrl: redis.url }), other.open({ redisUrl: redis.url })]);
  onTestFinished(() => [bus, other].forEach((each) => each.close()));
  return { redis, other, ...(await makeRunningScene()) };
}

/** An answer that has begun there with "One ", and its followers here. */
async function saidElsewhere() {
  const world = await twoProcesses();
  const sent = await world.send("Hello");
  const run = await claimRun(sent.runId);
  if (!run) throw new Error("There was nothing to claim");
  const messageId = crypto.randomUUID();
  await storeFirstWords(run, messageId, "One ");
  let saved = "One ".length;
  const tellAs = (leaseOwner: string | null, text: string) => {
    const teller = new WordsTeller({ ...run, leaseOwner }, world.other);
    teller.store(saved);
    teller.say(text);
    return teller;
  };
  const save = (text: string) => {
    saved = text.length;
    return keepRun(run, text);
  };
  /** Says it as often as it takes to be heard: any single notice may get lost. */
  const say = async (text: string, hearing: Promise<unknown>) => {
    const saying = setInterval(() => tellAs(run.leaseOwner, text), 100);
    tellAs(run.leaseOwner, text);
    await hearing.finally(() => clearInterval(saying));
  };
  const open = new AbortController();
  onTestFinished(() => open.abort());
  const follow = async () => {
    const listener = listenTo(await streamRunningAnswer(world.user, world.conversationId, open.signal));
    await hears(listener, "One ");
    return listener;
  };
  const finish = async (text: string) => {
    await storeEnd(run, messageId, { ...anEnd, state: "complete", text });
    tellAs(run.leaseOwner, text).end();
  };
  return { ...world, tellAs, save, say, follow, finish };
}

/** Hears this next, in however many pieces. */
async function hears(listener: Listener, expected: string): Promise<void> {
  let text = "";
  while (text.length < expected.length) {
    const part = await listener.next();
    if (!part) break;
    if (part.type === "text-delta") text += part.delta;
  }
  expect(text).toBe(expected);
}

test("what another process says is heard before it is stored, by who comes late as well", async () => {
  const { say, follow, finish } = await saidElsewhere();
  const early = await follow();
  await say("One two ", hears(early, "two "));
  const late = await follow();
  await say("One two three", Promise.all([hears(early, "three"), hears(late, "two three")]));
  await finish("One two three");
  for (const listener of [early, late])
    expect(await listener.rest()).toEqual([{ type: "text-end", id: "stored" }, { type: "finish" }]);
});

test("what is said under a lease that is not the run's any more is nobody's", async () => {
  const { tellAs, say, follow, finish } = await saidElsewhere();
  const listener = await follow();
  const ghost = crypto.randomUUID();
  tellAs(ghost, "One ghost ");
  await say("One two ", hears(listener, "two "));
  tellAs(ghost, "One ghost of a word").end();
  await finish("One two three");
  await hears(listener, "three");
});

test("nothing is lost or doubled while Redis is away in mid-answer, and when it is back", async () => {
  const { redis, save, say, tellAs, follow, finish } = await saidElsewhere();
  const listener = await follow();
  await say("One two ", hears(listener, "two "));
  await redis.stop();
  await save("One two three ");
  await say("One two three four ", hears(listener, "three "));
  await redis.start();
  await say("One two three four ", hears(listener, "four "));
  tellAs(null, "One two three four five").end();
  await finish("One two three four");
  expect(wordsOf(await listener.rest())).toBe("");
});

test("a stop in another process reaches the model here without a look into the database", async () => {
  const { other, send, asked, model } = await twoProcesses();
  startRunWorker({ answer: model.answer });
  const { runId } = await send("Hello");
  const answer = await asked();
  const stopped = new Promise((resolve) => answer.request.signal.addEventListener("abort", resolve));
  const data = { runIds: [runId] };
  const telling = setInterval(
    () => other.publish({ topic: "runs", event: "runs-ended", rev: null, audience: "everyone", data }),
    100,
  );
  await stopped.finally(() => clearInterval(telling));
});
