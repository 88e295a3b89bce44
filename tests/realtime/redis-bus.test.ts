import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Redis } from "ioredis";
import { expect, onTestFinished, test as every, vi } from "vitest";
import { Bus } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";
import { openGate } from "./redis-gate";
import { eventually } from "../support/eventually.ts";

const redisUrl = process.env.TEST_REDIS_URL;
const test = every.skipIf(!redisUrl);

async function openBus(url = redisUrl): Promise<Bus> {
  const bus = new Bus();
  await bus.open({ redisUrl: url });
  onTestFinished(() => bus.close());
  return bus;
}

/** Follows a topic and collects the numbers that arrive. */
async function follow(bus: Bus, topic: string) {
  const numbers: unknown[] = [];
  const frames: string[] = [];
  const stop = bus.hub.subscribe(topic, {
    side: "user",
    memberId: "reader",
    write: (frame, _rev, event) => {
      numbers.push(event.data);
      frames.push(frame.toString());
      return true;
    },
  });
  await bus.listening(topic);
  return { numbers, frames, stop };
}

const change = (topic: string, number: number): LiveEvent => ({
  topic,
  event: "message",
  rev: number,
  audience: "everyone",
  data: number,
});

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test("what one process publishes reaches the followers of both, once and in order, as one publish each", async () => {
  const gate = await openGate();
  const [here, there] = [await openBus(gate.url), await openBus()];
  const topic = `conversation/${randomUUID()}`;
  const [near, far] = [await follow(here, topic), await follow(there, topic)];
  upTo(100).forEach((number) => here.publish(change(topic, number)));
  expect(near.numbers).toEqual(upTo(100));
  await eventually(() => expect(far.numbers).toEqual(upTo(100)));
  here.publish({ ...change(topic, 101), data: { text: "ä\n\u2028" } });
  await eventually(() => expect(far.numbers.at(-1)).toEqual({ text: "ä\n\u2028" }));
  expect(far.frames).toEqual(near.frames);
  expect(near.numbers).toHaveLength(101);
  expect(gate.published()).toBe(101);
});

test("a process hears nothing of topics that nobody there follows", async () => {
  const [here, there] = [await openBus(), await openBus()];
  const [topic, other] = [`conversation/${randomUUID()}`, `conversation/${randomUUID()}`];
  const heard: string[] = [];
  there.on("live", (event) => heard.push(event.topic));
  const { stop } = await follow(there, topic);
  await follow(there, other);
  stop();
  here.publish(change(topic, 1));
  here.publish(change(other, 1));
  await eventually(() => expect(heard).toEqual([other]));
});

test("the events of one change reach another process as one publish, each with its own frame", async () => {
  const gate = await openGate();
  const [here, there] = [await openBus(gate.url), await openBus()];
  const topic = `conversation/${randomUUID()}`;
  const [near, far] = [await follow(here, topic), await follow(there, topic)];
  const heard: LiveEvent[] = [];
  there.on("live", (event) => heard.push(event));
  const said = { ...change(topic, 3), data: "ä\n\n", after: 1 };
  here.publish(said, { ...change(topic, 4), audience: "organization", exceptMemberId: "author" });
  await eventually(() => expect(far.numbers).toEqual(["ä\n\n"]));
  expect(far.frames).toEqual(near.frames);
  expect(heard).toMatchObject([
    said,
    { rev: 4, audience: "organization", exceptMemberId: "author", data: 4 },
  ]);
  expect(gate.published()).toBe(1);
});

test("while Redis is away delivery goes on here; afterwards all is as before", async () => {
  const gate = await openGate();
  const [here, there] = [await openBus(gate.url), await openBus(gate.url)];
  const topic = `conversation/${randomUUID()}`;
  const [near, far] = [await follow(here, topic), await follow(there, topic)];
  const problems = vi.fn();
  there.on("problem", problems);
  gate.cut();
  await eventually(() => expect(problems).toHaveBeenCalled());
  here.publish(change(topic, 1));
  expect(near.numbers).toEqual([1]);
  const newTopic = `conversation/${randomUUID()}`;
  const followedMeanwhile = await follow(there, newTopic);

  gate.mend();
  await eventually(() => {
    here.publish(change(topic, 2));
    here.publish(change(newTopic, 2));
    expect([far.numbers.at(-1), followedMeanwhile.numbers.at(-1)]).toEqual([2, 2]);
  });
  expect(far.numbers).not.toContain(1);
  expect(problems).toHaveBeenCalledTimes(1);
}, 20_000);

test("what is not understood, as from another version, is a problem and no end", async () => {
  const [here, there, stranger] = [await openBus(), await openBus(), new Redis(redisUrl ?? "")];
  onTestFinished(() => stranger.disconnect());
  const topic = `conversation/${randomUUID()}`;
  const { numbers } = await follow(there, topic);
  const problems = vi.fn();
  there.on("problem", problems);
  const envelope = JSON.stringify({ topic, event: "message", rev: 1, audience: "everyone" });
  await stranger.publish(`parley:topic/${topic}`, `${randomUUID()}${envelope}\nid: 1\n\n`);
  await stranger.publish(`parley:topic/${topic}`, "hello");
  here.publish(change(topic, 2));
  await eventually(() => expect(numbers).toEqual([2]));
  expect(problems).toHaveBeenCalledTimes(2);
});

test("a revocation reaches every process", async () => {
  const [here, there] = [await openBus(), await openBus()];
  const [atHome, away] = [once(here, "revoked"), once(there, "revoked")];
  here.revoke({ credentialId: "session" });
  expect([await atHome, await away]).toEqual([[{ credentialId: "session" }], [{ credentialId: "session" }]]);
});

every("a Redis that does not answer keeps nobody from starting", async () => {
  const bus = await openBus("redis://127.0.0.1:1");
  const { numbers } = await follow(bus, "conversation/local");
  bus.publish(change("conversation/local", 1));
  expect(numbers).toEqual([1]);
});
