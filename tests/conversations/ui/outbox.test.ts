import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { deviceOutbox, type KeptMessage, type MessageStore } from "~/conversations/ui/composer/device-outbox";
import { keepMessages } from "~/conversations/ui/thread/kept-messages";
import { openOutbox, type Outbox } from "~/conversations/ui/composer/outbox";
import type { Posted } from "~/conversations/ui/composer/post-message";
import type { OutboxHold } from "~/conversations/ui/composer/retry-pause";
import { ModelServer } from "./model-server";
import { eventually } from "../../support/eventually.ts";

let places = 0;
const nextPlace = () => `member conversation-${++places}`;

/** A tab of a browser: what it shows, and how it ends. */
type Tab = Outbox & { shows: () => string[]; hold: () => OutboxHold | null; shown: string[] };

const open: Tab[] = [];
afterEach(() => open.splice(0).forEach((tab) => tab.close()));

function openTab(
  place: string,
  post: (message: KeptMessage) => Promise<Posted>,
  store: MessageStore = deviceOutbox(place),
): Tab {
  let waiting: KeptMessage[] = [];
  let hold: OutboxHold | null = null;
  const shown: string[] = [];
  const outbox = openOutbox({
    place,
    kept: keepMessages(store),
    post,
    onSent: async ({ body }) => void shown.push(body),
    onChange: (now, why) => ([waiting, hold] = [now, why]),
  });
  const tab = { ...outbox, shows: () => waiting.map(({ body }) => body), hold: () => hold, shown };
  open.push(tab);
  return tab;
}

const written = (body: string): KeptMessage => ({
  clientId: `key-${body}`,
  body,
  createdAt: "2026-11-22T12:00:00.000Z",
});

const refusal = (status: number, more: Partial<Extract<Posted, { ok: false }>> = {}): Posted => ({
  ok: false,
  status,
  type: "invalid",
  detail: "No.",
  retryAfter: 0,
  ...more,
});

const bodies = (server: ModelServer) => server.stored.map(({ body }) => body);

test("messages are sent in the order of pressing Send, each after the one before it was answered", async () => {
  const server = new ModelServer();
  const running: string[] = [];
  const tab = openTab(nextPlace(), async (message) => {
    running.push(message.body);
    expect(running).toHaveLength(1);
    await new Promise(setImmediate);
    running.pop();
    return server.take(message);
  });
  await Promise.all(["one", "two", "three"].map((body) => tab.send(written(body))));
  await eventually(() => expect(bodies(server)).toEqual(["one", "two", "three"]));
  await eventually(() => expect(tab.shows()).toEqual([]));
  expect(tab.shown).toEqual(["one", "two", "three"]);
});

test("what is pressed while the last look finds nothing more is not forgotten", async () => {
  const place = nextPlace();
  const server = new ModelServer();
  const device = deviceOutbox(place);
  let isLast = false;
  const list = async () => {
    const listed = await device.list();
    if (!isLast) return listed;
    isLast = false;
    await tab.send(written("one"));
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    return listed;
  };
  const tab = openTab(place, async (message) => server.take(message), { ...device, list });
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  isLast = true;
  tab.wake();
  await eventually(() => expect(bodies(server)).toEqual(["one"]));
});

test("a message is on the screen before it is kept, and kept before it is sent", async () => {
  const place = nextPlace();
  const kept = deviceOutbox(place);
  const tab = openTab(place, async (message) => {
    expect((await kept.list()).map(({ clientId }) => clientId)).toContain(message.clientId);
    return new ModelServer().take(message);
  });
  const keeping = tab.send(written("one"));
  expect(tab.shows()).toEqual(["one"]);
  await keeping;
  expect((await kept.list()).map(({ body }) => body)).toEqual(["one"]);
  await eventually(async () => expect(await kept.list()).toEqual([]));
});

test("what one tab sends is shown and dropped by all, each message told before it is dropped", async () => {
  const place = nextPlace();
  const server = new ModelServer();
  server.isReachable = false;
  const [first, second] = [1, 2].map(() => openTab(place, async (message) => server.take(message)));
  await first?.send(written("one"));
  await second?.send(written("two"));
  await eventually(() =>
    expect([first?.shows(), second?.shows()]).toEqual([
      ["one", "two"],
      ["one", "two"],
    ]),
  );
  server.isReachable = true;
  first?.wake();
  await eventually(() => expect([first?.shows(), second?.shows()]).toEqual([[], []]));
  expect(bodies(server)).toEqual(["one", "two"]);
  expect([first?.shown, second?.shown]).toEqual([
    ["one", "two"],
    ["one", "two"],
  ]);
});

test("nobody else's messages are seen or sent", async () => {
  const [mira, jonas] = [nextPlace(), nextPlace()];
  const server = new ModelServer();
  const left = openTab(mira, async () => refusal(401));
  await left.send(written("Mira's"));
  await eventually(() => expect(left.hold()?.why).toBe("signed-out"));
  left.close();
  const next = openTab(jonas, async (message) => server.take(message));
  await next.send(written("Jonas's"));
  await eventually(() => expect(bodies(server)).toEqual(["Jonas's"]));
  await eventually(() => expect(next.shows()).toEqual([]));
  openTab(mira, async (message) => server.take(message));
  await eventually(() => expect(bodies(server)).toEqual(["Jonas's", "Mira's"]));
});

test.each<[string, Posted, OutboxHold["why"]]>([
  ["no answer", refusal(0, { status: null, type: null }), "unreachable"],
  ["503", refusal(503), "unreachable"],
  ["500", refusal(500), "unreachable"],
  ["401", refusal(401), "signed-out"],
  ["429", refusal(429, { retryAfter: 1 }), "too-fast"],
])("%s keeps the message for later", async (_, answer, why) => {
  const answers = [answer];
  const server = new ModelServer();
  const tab = openTab(nextPlace(), async (message) => answers.shift() ?? server.take(message));
  await tab.send(written("one"));
  await eventually(() => expect(tab.hold()?.why).toBe(why));
  expect(tab.shows()).toEqual(["one"]);
  tab.wake();
  if (why === "too-fast") expect(bodies(server)).toEqual([]);
  await eventually(() => expect(bodies(server)).toEqual(["one"]));
});

test("what failed is tried again by itself", async () => {
  const answers = [refusal(503)];
  const server = new ModelServer();
  const tab = openTab(nextPlace(), async (message) => answers.shift() ?? server.take(message));
  await tab.send(written("one"));
  await eventually(() => expect(bodies(server)).toEqual(["one"]));
  await eventually(() => expect(tab.hold()).toBeNull());
});

test.each([403, 404, 409, 413, 422])("%i is for good, and holds up what is behind it", async (status) => {
  const place = nextPlace();
  const server = new ModelServer();
  const isWrong = ({ body }: KeptMessage) => body === "wrong";
  const tab = openTab(place, async (message) => (isWrong(message) ? refusal(status) : server.take(message)));
  await tab.send(written("wrong"));
  await tab.send(written("behind"));
  await eventually(async () => {
    const [first] = await deviceOutbox(place).list();
    expect(first?.refused).toEqual({ type: "invalid", detail: "No." });
  });
  tab.wake();
  await tab.retry("key-wrong");
  await eventually(async () => expect((await deviceOutbox(place).list())[0]?.refused).toBeTruthy());
  expect([tab.shows(), bodies(server)]).toEqual([["wrong", "behind"], []]);
  await tab.drop("key-wrong");
  await eventually(() => expect(bodies(server)).toEqual(["behind"]));
});

test("a message whose key was used for other words is sent as a new one when tried again", async () => {
  const server = new ModelServer();
  server.take(written("one"));
  const tab = openTab(nextPlace(), async (message) =>
    message.clientId === "key-one" ? refusal(409, { type: "client-id-reused" }) : server.take(message),
  );
  await tab.send({ ...written("one"), body: "other words" });
  await eventually(async () => expect(tab.shows()).toEqual(["other words"]));
  await eventually(async () => {
    await tab.retry("key-one");
    expect(bodies(server)).toEqual(["one", "other words"]);
  });
});

test("where the device keeps nothing, messages are sent in order all the same", async () => {
  const full = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  const kept = keepMessages({ list: full, add: full, change: full, remove: full });
  for (const body of ["one", "two"]) await kept.add(written(body));
  await kept.change("key-two", { body: "zwei" });
  expect((await kept.list()).map(({ body }) => body)).toEqual(["one", "zwei"]);
  expect(kept.durable).toBe(false);
  await kept.remove("key-one");
  expect((await kept.list()).map(({ body }) => body)).toEqual(["zwei"]);
});

test("what did not fit on the device stays behind what did, until it is gone", async () => {
  const device = deviceOutbox(nextPlace());
  let isFull = false;
  const add = (message: KeptMessage) => (isFull ? Promise.reject(new Error("full")) : device.add(message));
  const kept = keepMessages({ ...device, add });
  await kept.add(written("one"));
  isFull = true;
  await kept.add(written("two"));
  isFull = false;
  await kept.add(written("three"));
  expect((await kept.list()).map(({ body }) => body)).toEqual(["one", "two", "three"]);
  expect(kept.durable).toBe(false);
  for (const body of ["two", "three"]) await kept.remove(`key-${body}`);
  expect(kept.durable).toBe(true);
});
