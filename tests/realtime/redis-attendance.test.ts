import { Redis } from "ioredis";
import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test as every, vi } from "vitest";
import { RedisAttendance } from "~/realtime/redis-attendance.server";
import { RedisNotes } from "~/realtime/redis-notes.server";
import { redisOptions } from "~/realtime/redis-subscriptions.server";
import { openGate } from "./redis-gate";
import { eventually } from "../support/eventually.ts";

const redisUrl = process.env.TEST_REDIS_URL;
const test = every.skipIf(!redisUrl);

async function connect(url = redisUrl): Promise<Redis> {
  const redis = new Redis(url ?? "", redisOptions).on("error", () => undefined);
  onTestFinished(() => redis.disconnect());
  await redis.connect();
  return redis;
}

/** What one process knows of who is where, and what it was told. */
async function attend(url = redisUrl) {
  const redis = await connect(url);
  const id = randomUUID();
  const [onDeserted, onRejoined] = [vi.fn(), vi.fn()];
  const attendance = new RedisAttendance(redis, id, { onDeserted, onRejoined });
  onTestFinished(() => attendance.close());
  await attendance.beat();
  return { attendance, id, onDeserted, onRejoined };
}

/** Its last beat was long ago. */
async function fallSilent(id: string): Promise<void> {
  await (await connect()).zadd("parley:processes", 0, id);
}

test("somebody is at a place until the last process has nobody there", async () => {
  const [here, there] = [await attend(), await attend()];
  const place = `conversation/${randomUUID()}`;
  here.attendance.enter(place);
  there.attendance.enter(place);
  const witness = await attend();
  await eventually(async () => expect(await witness.attendance.isHeld(place)).toBe(true));
  expect(await here.attendance.leave(place)).toBe(true);
  expect(await here.attendance.isHeld(place)).toBe(true);
  expect(await there.attendance.leave(place)).toBe(false);
  expect(await witness.attendance.isHeld(place)).toBe(false);
});

test("a process that dies leaves nobody present; one that was only slow is there again", async () => {
  const [dying, living] = [await attend(), await attend()];
  const [alone, shared] = [`conversation/${randomUUID()}`, `presence/${randomUUID()}`];
  for (const place of [alone, shared]) dying.attendance.enter(place);
  living.attendance.enter(shared);
  await eventually(async () => expect(await living.attendance.isHeld(alone)).toBe(true));
  await fallSilent(dying.id);
  await living.attendance.beat();
  expect(living.onDeserted.mock.calls).toEqual([[alone]]);
  expect(await living.attendance.isHeld(alone)).toBe(false);

  await dying.attendance.beat();
  expect(dying.onRejoined.mock.lastCall).toEqual([[alone, shared]]);
  expect(await living.attendance.isHeld(alone)).toBe(true);
});

test("who came and went while Redis was away is set right when it is back", async () => {
  const gate = await openGate();
  const [here, there] = [await attend(gate.url), await attend()];
  const [stayed, left, came] = [randomUUID(), randomUUID(), randomUUID()];
  for (const place of [stayed, left]) here.attendance.enter(place);
  await eventually(async () => expect(await there.attendance.isHeld(left)).toBe(true));
  gate.cut();
  await eventually(async () => expect(await here.attendance.leave(left)).toBe(false));
  here.attendance.enter(came);
  expect(await here.attendance.isHeld(came)).toBe(true);
  expect(await there.attendance.isHeld(left)).toBe(true);

  gate.mend();
  await eventually(() => expect(here.onRejoined.mock.lastCall).toEqual([[stayed, came]]));
  expect(here.onDeserted.mock.calls).toEqual([[left]]);
  const held = [stayed, left, came].map((place) => there.attendance.isHeld(place));
  expect(await Promise.all(held)).toEqual([true, false, true]);
}, 20_000);

test("notes of one process are read in another until they end", async () => {
  const [here, there] = [new RedisNotes(await connect()), new RedisNotes(await connect())];
  const topic = `conversation/${randomUUID()}`;
  here.put(topic, "first", { name: "Ada" }, 60_000);
  here.put(topic, "second", { name: "Ben" }, 60_000);
  await eventually(async () => expect(await there.list(topic)).toEqual([{ name: "Ada" }, { name: "Ben" }]));
  there.drop(topic, "first");
  await eventually(async () => expect(await here.list(topic)).toEqual([{ name: "Ben" }]));
  here.put(topic, "second", { name: "Ben" }, 1);
  await eventually(async () => expect(await there.list(topic)).toEqual([]));
});

every("without Redis a process knows of its own people, and of no notes", async () => {
  const redis = new Redis("redis://127.0.0.1:1", redisOptions).on("error", () => undefined);
  await redis.connect().catch(() => undefined);
  const attendance = new RedisAttendance(redis, "alone", { onDeserted: vi.fn(), onRejoined: vi.fn() });
  attendance.enter("here");
  expect(await Promise.all(["here", "there"].map((place) => attendance.isHeld(place)))).toEqual([
    true,
    false,
  ]);
  expect(await attendance.leave("here")).toBe(false);
  const notes = new RedisNotes(redis);
  notes.put("topic", "key", {}, 1_000);
  expect(await notes.list("topic")).toBeNull();
  attendance.close();
  redis.disconnect();
});
