import { randomUUID } from "node:crypto";
import { once } from "node:events";
import net from "node:net";
import { expect, onTestFinished, test as every, vi } from "vitest";
import { Bus } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";

const redisUrl = process.env.TEST_REDIS_URL;
const test = every.skipIf(!redisUrl);

/** A way to Redis that can be cut and mended; counts what is published through it. */
async function openGate() {
  const redis = new URL(redisUrl ?? "");
  const sockets = new Set<net.Socket>();
  let published = 0;
  const gate = net.createServer((socket) => {
    const toRedis = net.connect(Number(redis.port || 6379), redis.hostname);
    for (const end of [socket, toRedis]) sockets.add(end.on("error", () => undefined).on("close", cut));
    socket.on("data", (bytes) => (published += bytes.toString("latin1").split("\r\npublish\r\n").length - 1));
    socket.pipe(toRedis).pipe(socket);
    function cut() {
      socket.destroy();
      toRedis.destroy();
    }
  });
  gate.listen(0, "127.0.0.1");
  await once(gate, "listening");
  const { port } = gate.address() as net.AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    gate.close();
  };
  onTestFinished(cut);
  return {
    url: `redis://127.0.0.1:${port}`,
    published: () => published,
    cut,
    mend: () => gate.listen(port, "127.0.0.1"),
  };
}

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
  await vi.waitFor(() => expect(far.numbers).toEqual(upTo(100)));
  here.publish({ ...change(topic, 101), data: { text: "ä\n\u2028" } });
  await vi.waitFor(() => expect(far.numbers.at(-1)).toEqual({ text: "ä\n\u2028" }));
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
  await vi.waitFor(() => expect(heard).toEqual([other]));
});

test("while Redis is away delivery goes on here, a gap is announced, and afterwards all is as before", async () => {
  const gate = await openGate();
  const [here, there] = [await openBus(gate.url), await openBus(gate.url)];
  const topic = `conversation/${randomUUID()}`;
  const [near, far] = [await follow(here, topic), await follow(there, topic)];
  const problems = vi.fn();
  here.on("problem", problems);
  gate.cut();
  await vi.waitFor(() => expect([here.isWhole(), there.isWhole()]).toEqual([false, false]));
  here.publish(change(topic, 1));
  expect(near.numbers).toEqual([1]);
  const newTopic = `conversation/${randomUUID()}`;
  const followedMeanwhile = await follow(there, newTopic);
  await once(there, "gap");

  gate.mend();
  await Promise.all([once(here, "gap"), once(there, "gap")]);
  await vi.waitFor(() => expect([here.isWhole(), there.isWhole()]).toEqual([true, true]), 5_000);
  await vi.waitFor(() => {
    here.publish(change(topic, 2));
    here.publish(change(newTopic, 2));
    expect([far.numbers.at(-1), followedMeanwhile.numbers.at(-1)]).toEqual([2, 2]);
  }, 5_000);
  expect(far.numbers).not.toContain(1);
  expect(problems).toHaveBeenCalledTimes(1);
}, 20_000);

test("others are told to read again when one process could not reach them", async () => {
  const gate = await openGate();
  const [here, there] = [await openBus(gate.url), await openBus()];
  gate.cut();
  await vi.waitFor(() => expect(here.isWhole()).toBe(false));
  here.publish(change("conversation/unheard", 1));
  here.revoke({ memberId: "removed" });
  const [gap, revoked] = [once(there, "gap"), once(there, "revoked")];
  gate.mend();
  await gap;
  expect(await revoked).toEqual([{ memberId: "removed" }]);
}, 20_000);

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
  expect(bus.isWhole()).toBe(false);
});
