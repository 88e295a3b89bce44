import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openGate, type Gate } from "../realtime/redis-gate";
import { openStream, type StreamClient } from "../realtime/stream-server";
import { databaseAt, databaseName, runOn } from "../support/postgres-template";
import { askServer, logInTo } from "../support/route-http";
import { startServer, type Server } from "../support/server";
import { eventually } from "../support/eventually.ts";

const postgres = process.env.TEST_DATABASE_URL ?? "";
const redis = process.env.TEST_REDIS_URL ?? "";
const name = databaseName();

/** One process behind its own way to Redis, and two people's sessions. */
type Node = Server & { gate: Gate; user: string; agent: string };

const nodes: Node[] = [];
const closeGates: (() => void)[] = [];

async function startNode(): Promise<Node> {
  const gate = await openGate(redis, (cut) => closeGates.push(cut));
  const server = await startServer({
    DATABASE_URL: databaseAt(postgres, name),
    REDIS_URL: gate.url,
    SESSION_SECRET: "the same secret everywhere",
    DEMO: "1",
  });
  const [user, agent] = await Promise.all(
    ["user@acme.test", "agent@acme.test"].map((email) => logInTo(server.url, email)),
  );
  return { ...server, gate, user: user ?? "", agent: agent ?? "" };
}

async function startBoth(): Promise<Node> {
  const [here, there] = await Promise.all([startNode(), startNode()]);
  nodes.push(here, there);
  return here;
}

beforeAll(async () => {
  if (!postgres || !redis) return;
  await runOn(postgres, `CREATE DATABASE ${name}`);
  await handOff(await startBoth());
}, 60_000);

afterAll(async () => {
  for (const node of nodes) expect(await node.stop()).toBe(0);
  closeGates.forEach((close) => close());
  if (nodes.length > 0) await runOn(postgres, `DROP DATABASE ${name} WITH (FORCE)`);
}, 60_000);

const together = (name: string, work: (here: Node, there: Node) => Promise<void>) =>
  test.skipIf(!postgres || !redis)(name, { timeout: 60_000 }, () => {
    const [here, there] = nodes as [Node, Node];
    return work(here, there);
  });

/** What the assistant says would come between. */
async function handOff(node: Node): Promise<void> {
  const headers = { cookie: node.user, origin: node.url };
  expect((await askServer(node.url, "/messages/handoff", { form: {}, headers })).status).toBe(303);
}

/** Sends as a script of the page does. */
function post(
  node: Node,
  path: string,
  cookie: string,
  body: object,
): Promise<{ status: number; body: string }> {
  const headers = { cookie, origin: node.url, "content-type": "application/json" };
  return askServer(node.url, path, { method: "POST", body: JSON.stringify(body), headers });
}

async function send(node: Node, body: string): Promise<number> {
  const sent = await post(node, "/messages/send", node.user, { body, clientId: randomUUID() });
  expect(sent.status).toBe(201);
  return (JSON.parse(sent.body) as { seq: number }).seq;
}

async function follow(node: Node, path: string, cookie: string): Promise<StreamClient> {
  const stream = await openStream(node.url + path, { cookie });
  onTestFinished(() => stream.close());
  return stream;
}

async function inboxOf(node: Node): Promise<string> {
  const { body } = await askServer(node.url, "/inbox", { headers: { cookie: node.agent } });
  const [path = ""] = /\/inbox\/[0-9a-f-]{36}/.exec(body) ?? [];
  return path;
}

/** The user's thread and the team's list, open on a process. */
async function followBoth(node: Node) {
  const thread = await follow(node, "/messages/events", node.user);
  const list = await follow(node, "/inbox/events", node.agent);
  await thread.seen(({ event }) => event === "ready");
  return {
    thread,
    said: (text: string) => thread.seen(({ event, data }) => event === "message" && bodyOf(data) === text),
    listed: (text: string) =>
      list.seen(({ event, data }) => event === "conversation" && JSON.stringify(data).includes(text)),
  };
}

const bodyOf = (data: unknown) => (data as { body: string }).body;

const seqsOf = ({ events }: StreamClient) => [
  ...new Set(
    events.flatMap(({ event, data }) => (event === "message" ? [(data as { seq: number }).seq] : [])),
  ),
];

/** How long it took, in milliseconds. */
async function timeOf(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

/** Until messages go the fast way again. */
async function expectAtOnce(here: Node, said: (text: string) => Promise<unknown>): Promise<void> {
  await eventually(
    async () => {
      const text = randomUUID();
      await send(here, text);
      expect(await timeOf(said(text))).toBeLessThan(200);
    },
    { timeout: 15_000, interval: 200 },
  );
}

together("two processes that start at once seed the demo once", async (...both) => {
  const asked = both.map((node) => askServer(node.url, "/inbox", { headers: { cookie: node.agent } }));
  for (const { status, body } of await Promise.all(asked)) {
    expect(status).toBe(200);
    expect(new Set(body.match(/href="\/inbox\/[0-9a-f-]{36}"/g)).size).toBe(1);
  }
});

together("a message sent to one process arrives at once on the streams of the other", async (here, there) => {
  const { said, listed } = await followBoth(there);
  await expectAtOnce(here, said);
  await send(here, "From the other side.");
  await Promise.all([said("From the other side."), listed("From the other side.")]);
});

together("who is here and who types is known through the other process, also later", async (here, there) => {
  const own = await follow(here, "/messages/events", here.user);
  await own.seen(({ event }) => event === "ready");
  const typing = await askServer(here.url, "/messages/typing", {
    form: { typing: "true" },
    headers: { cookie: here.user, origin: here.url },
  });
  expect(typing.status).toBe(204);
  const thread = await follow(there, `${await inboxOf(there)}/events`, there.agent);
  const { data } = await thread.seen(({ event }) => event === "ready");
  expect(data).toMatchObject({
    presence: [
      { side: "user", online: true },
      { side: "organization", online: true },
    ],
    typing: [{ side: "user", typing: true }],
  });
  own.close();
  await thread.seen(({ event, data }) => event === "presence" && !(data as { online: boolean }).online);
});

together("a session that ends through one process ends its streams in the other", async (here, there) => {
  const cookie = await logInTo(there.url, "user@acme.test");
  const stream = await follow(there, "/messages/events", cookie);
  await stream.seen(({ event }) => event === "ready");
  const out = await askServer(here.url, "/logout", { form: {}, headers: { cookie, origin: here.url } });
  expect(out.status).toBe(303);
  expect(await timeOf(stream.closed)).toBeLessThan(5_000);
});

together(
  "while Redis is gone all arrives in 5 seconds, in order and once, then at once",
  async (here, there) => {
    const { thread, said, listed } = await followBoth(there);
    const first = await send(here, "Before.");
    await said("Before.");
    for (const { gate } of [here, there]) gate.cut();
    for (const text of ["One.", "Two.", "Three."]) await send(here, text);
    expect(await timeOf(Promise.all([said("Three."), listed("Three.")]))).toBeLessThan(5_000);
    expect(seqsOf(thread).slice(-4)).toEqual([first, first + 1, first + 2, first + 3]);
    for (const { gate } of [here, there]) gate.mend();
    await expectAtOnce(here, said);
    expect(thread.events.filter(({ event }) => event === "reset")).toEqual([]);
  },
);

together(
  "what one process cannot say while the other listens on arrives in 5 seconds",
  async (here, there) => {
    const { said, listed } = await followBoth(there);
    here.gate.muffle(true);
    await send(here, "Unheard.");
    expect(await timeOf(Promise.all([said("Unheard."), listed("Unheard.")]))).toBeLessThan(5_000);
    here.gate.muffle(false);
    await expectAtOnce(here, said);
  },
);
