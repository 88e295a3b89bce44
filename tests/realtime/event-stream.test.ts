import { once } from "node:events";
import net from "node:net";
import { expect, test, vi } from "vitest";
import { bus } from "~/realtime/bus.server";
import { countOpenStreams, endAllStreams } from "~/realtime/open-streams.server";
import { frameOf, heartbeatFrame } from "~/realtime/event-frame.server";
import { eventStream } from "~/realtime/event-stream.server";
import { actor, NumberedTopic } from "./numbered-topic";
import { connectPlainly, openStream, serveStreams, type StreamClient } from "./stream-server";
import { eventually } from "../support/eventually.ts";

const numbers = ({ events }: StreamClient) =>
  events.filter(({ event }) => event === "message").map(({ data }) => (data as { number: number }).number);

const isReady = ({ event }: { event: string }) => event === "ready";

const isNumber = (number: number) => (event: { id: string | undefined }) => event.id === String(number);

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

const noStreamIsLeft = () =>
  eventually(() => expect([countOpenStreams(), bus.hub.topics()]).toEqual([0, []]));

test("a thousand streams that open while something is published every millisecond miss, double and disorder nothing", async () => {
  const log = new NumberedTopic();
  const { port } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const clients = await Promise.all(upTo(1_000).map(() => connectPlainly(port)));
  const publishing = setInterval(() => log.next(), 1);
  clients.forEach(({ ask }) => ask());
  const everyoneHas = (words: string) =>
    eventually(() => expect(clients.every(({ text }) => text().includes(words))).toBe(true), {
      timeout: 80_000,
      interval: 500,
    });
  await everyoneHas("\nevent: ready\n");
  clearInterval(publishing);
  upTo(20).forEach(() => log.next());
  await everyoneHas(`\nid: ${log.rev}\n`);

  const everything = log.rows.map((row) => frameOf(row).toString()).join("");
  for (const { text, close } of clients) {
    const [head = "", ...body] = text().split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1.1 200 OK\r\n.*content-type: text\/event-stream; charset=utf-8\r\n/is);
    const frames = body.join().replaceAll(heartbeatFrame.toString(), "");
    const [, replayed, rev, live] =
      /^retry: \d+\n\n(.*)id: (\d+)\nevent: ready\n.*?\n\n(.*)$/s.exec(frames) ?? [];
    expect(`${replayed}${live}` === everything).toBe(true);
    expect(live?.startsWith(`id: ${Number(rev) + 1}\n`)).toBe(true);
    close();
  }
  await noStreamIsLeft();
}, 180_000);

test("a stream resumes after the last event the client names, by header before query", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  upTo(5).forEach(() => log.next());
  const byHeader = await openStream(`${url}?rev=1`, { "Last-Event-ID": "3" });
  const byQuery = await openStream(`${url}?rev=4`);
  await Promise.all([byHeader.seen(isReady), byQuery.seen(isReady)]);
  expect([numbers(byHeader), numbers(byQuery)]).toEqual([[4, 5], [5]]);
});

test("the answer tells proxies and caches to leave the stream alone, and browsers when to come back", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const client = await openStream(url);
  await client.seen(isReady);
  expect(client.response.headers).toMatchObject({
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  expect(client.retryMs()).toBeGreaterThanOrEqual(1_000);
  expect(client.retryMs()).toBeLessThanOrEqual(3_000);
});

test("HEAD answers with the headers and opens nothing", async () => {
  const open = vi.fn(async () => undefined);
  const { url } = await serveStreams(({ context }) =>
    eventStream(context.connection, { actor: actor(), open }),
  );
  const answers = await Promise.all(upTo(50).map(() => fetch(url, { method: "HEAD" })));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(answers[0]?.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(open).not.toHaveBeenCalled();
  expect(countOpenStreams()).toBe(0);
});

test("a request for the route's data neither hangs nor opens a stream", async () => {
  const open = vi.fn(async () => undefined);
  const { url } = await serveStreams(({ context }) =>
    eventStream(context.connection, { actor: actor(), open }),
  );
  const answer = await fetch(`${url}.data`);
  await answer.text();
  expect(open).not.toHaveBeenCalled();
});

test("a stalled reader is cut at the limit while others are served", async () => {
  const log = new NumberedTopic();
  const { url, port } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const reader = await openStream(url);
  const stalled = net.connect(port, "127.0.0.1", () =>
    stalled.write("GET /events HTTP/1.1\r\nHost: parley\r\n\r\n"),
  );
  await once(stalled, "readable");
  await eventually(() => expect(countOpenStreams()).toBe(2));
  await reader.seen(isReady);

  while (countOpenStreams() === 2) {
    log.next("x".repeat(32 * 1024));
    await reader.seen(isNumber(log.rev));
    expect(log.rev).toBeLessThan(2_000);
  }
  log.next();
  await reader.seen(isNumber(log.rev));
  expect(numbers(reader)).toEqual(upTo(log.rev));
  stalled.destroy();
});

test("events that are published together leave together, whole and in one chunk", async () => {
  const log = new NumberedTopic();
  const { port } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const client = await connectPlainly(port, "1.1");
  client.ask();
  await eventually(() => expect(client.text()).toContain("\nevent: ready\n"));
  upTo(4).forEach(() => log.next());
  const frames = log.rows.map((row) => frameOf(row).toString()).join("");
  const chunk = `\r\n${Buffer.byteLength(frames).toString(16)}\r\n${frames}\r\n`;
  await eventually(() => expect(client.text()).toContain(chunk));
  client.close();
});

test("what a client says on the connection of its stream is no request", async () => {
  const log = new NumberedTopic();
  const { port } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const client = await connectPlainly(port, "1.1");
  client.ask();
  await eventually(() => expect(client.text()).toContain("\nevent: ready\n"));
  client.ask();
  log.next();
  await eventually(() => expect(client.text()).toContain("\nid: 1\n"));
  expect(client.text().match(/HTTP\/1.1 200/g)).toHaveLength(1);
  expect(countOpenStreams()).toBe(1);
  client.close();
  await noStreamIsLeft();
});

test("line ends in data forge no event", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const client = await openStream(url);
  await client.seen(isReady);
  const forgery =
    "\n\nevent: reset\ndata: {}\n\n\r\revent: reset\rdata: {}\r\r\r\n\r\nid: 9\u2028\u2029\u0085\0\ud800";
  log.publish({ data: { name: forgery } });
  log.publish({ event: "presence" });
  await client.seen(({ event }) => event === "presence");
  expect(client.events.map(({ event }) => event)).toEqual(["ready", "typing", "presence"]);
  expect(client.events[1]?.data).toEqual({ name: forgery });
});

test("events reach the side they are for, and not the member who caused them", async () => {
  const log = new NumberedTopic();
  const people = { author: actor(), user: actor(), agent: actor({ role: "agent" }) };
  const { url } = await serveStreams(({ request, context }) => {
    const who = new URL(request.url).searchParams.get("who") as keyof typeof people;
    return log.stream(request, context.connection, { actor: people[who] });
  });
  const clients = await Promise.all(Object.keys(people).map((who) => openStream(`${url}?who=${who}`)));
  await Promise.all(clients.map((client) => client.seen(isReady)));
  log.publish({ event: "note", audience: "organization" });
  log.publish({ event: "typing", exceptMemberId: people.author.memberId });
  log.publish({ event: "receipt", audience: "user" });
  log.publish({ event: "presence" });
  await Promise.all(clients.map((client) => client.seen(({ event }) => event === "presence")));
  expect(clients.map(({ events }) => events.slice(1).map(({ event }) => event))).toEqual([
    ["receipt", "presence"],
    ["typing", "receipt", "presence"],
    ["note", "typing", "presence"],
  ]);
});

test("a stream without ids gives none, not even for events that have one", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) =>
    log.stream(request, context.connection, { ids: false }),
  );
  const client = await openStream(url);
  await client.seen(isReady);
  log.next();
  await client.seen(({ event }) => event === "message");
  expect(client.events.map(({ event, id }) => [event, id])).toEqual([
    ["ready", undefined],
    ["message", undefined],
  ]);
});

test("a member's thirteenth stream displaces the oldest, which is told to stay away for a minute", async () => {
  const log = new NumberedTopic();
  const member = actor();
  const { url } = await serveStreams(({ request, context }) =>
    log.stream(request, context.connection, { actor: member }),
  );
  const clients: StreamClient[] = [];
  for (let opened = 0; opened < 13; opened++) {
    const client = await openStream(url);
    await client.seen(isReady);
    clients.push(client);
  }
  const [oldest, ...others] = clients;
  await oldest?.closed;
  expect(oldest?.events.at(-1)).toEqual({ event: "reset", id: undefined, data: { reason: "displaced" } });
  expect(oldest?.retryMs()).toBe(60_000);
  log.next();
  await Promise.all(others.map((client) => client.seen(isNumber(1))));
  expect(countOpenStreams()).toBe(12);
});

test("a shutdown ends every stream and spreads the clients' return", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const clients = await Promise.all(upTo(20).map(() => openStream(url)));
  await Promise.all(clients.map((client) => client.seen(isReady)));
  endAllStreams();
  await Promise.all(clients.map(({ closed }) => closed));
  const pauses = clients.map((client) => client.retryMs() ?? 0);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(500);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(5_000);
  expect(new Set(pauses).size).toBeGreaterThan(10);
  await noStreamIsLeft();
});

test("the end of a credential or of a membership ends the streams opened with it, and no others", async () => {
  const log = new NumberedTopic();
  const people = [actor(), actor(), actor()] as const;
  const { url } = await serveStreams(({ request, context }) => {
    const who = Number(new URL(request.url).searchParams.get("who"));
    return log.stream(request, context.connection, { actor: people[who] ?? people[0] });
  });
  const clients = await Promise.all(people.map((_, who) => openStream(`${url}?who=${who}`)));
  await Promise.all(clients.map((client) => client.seen(isReady)));
  bus.revoke({ credentialId: people[0].credential.id });
  bus.revoke({ memberId: people[1].memberId });
  await Promise.all([clients[0]?.closed, clients[1]?.closed]);
  log.next();
  await clients[2]?.seen(isNumber(1));
  expect(countOpenStreams()).toBe(1);
});

test("a stream that cannot read ends, sends the browser away for a moment and says why in the background", async () => {
  const problems: unknown[] = [];
  bus.once("problem", (problem) => problems.push(problem));
  const failure = new Error("The database is away.");
  const { url } = await serveStreams(({ context }) =>
    eventStream(context.connection, {
      actor: actor(),
      open: async (stream) => {
        await stream.subscribe("conversation/unreadable");
        throw failure;
      },
    }),
  );
  const client = await openStream(url);
  await client.closed;
  expect(client.retryMs()).toBeGreaterThanOrEqual(1_000);
  expect(client.events).toEqual([]);
  expect(problems).toEqual([failure]);
  await noStreamIsLeft();
});

test("a client that leaves frees its stream, also while it is being opened", async () => {
  const log = new NumberedTopic();
  const finish = vi.fn();
  const { url } = await serveStreams(({ request, context }) =>
    log.stream(request, context.connection, { begin: () => finish }),
  );
  const clients = await Promise.all(upTo(30).map(() => openStream(url)));
  await Promise.all(clients.slice(0, 15).map((client) => client.seen(isReady)));
  clients.forEach((client) => client.close());
  await noStreamIsLeft();
  await eventually(() => expect(finish).toHaveBeenCalledTimes(30));
});

test("a stream that is behind the database reads what it missed", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const client = await openStream(url);
  await client.seen(isReady);
  log.store();
  bus.hub.catchUp(log.topic, 1);
  await client.seen(isNumber(1));
  log.next();
  await client.seen(isNumber(2));
  expect(client.events.map(({ event }) => event)).toEqual(["ready", "message", "ready", "message"]);
});

test("an event whose predecessor got lost tells the stream to read it", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const client = await openStream(url);
  await client.seen(isReady);
  log.store();
  log.next();
  await client.seen(isNumber(2));
  expect(client.events.map(({ event, id }) => [event, id])).toEqual([
    ["ready", "0"],
    ["message", "1"],
    ["message", "2"],
    ["ready", "2"],
  ]);
});

test("events that overtook others are sent in order, with ids, and nothing is read for them", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const clients = await Promise.all([openStream(url), openStream(url)]);
  await Promise.all(clients.map((client) => client.seen(isReady)));
  upTo(6).forEach(() => log.store());
  for (const rev of [2, 6, 5, 3]) log.tell(rev);
  log.publish({ event: "typing" });
  for (const rev of [1, 4]) log.tell(rev);
  await Promise.all(clients.map((client) => client.seen(isNumber(6))));
  for (const { events } of clients)
    expect(events.map(({ event, id }) => id ?? event)).toEqual(["0", "typing", ...upTo(6).map(String)]);
});

test("all of a change goes out, also where a later one had overtaken it", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const client = await openStream(url);
  await client.seen(isReady);
  upTo(2).forEach(() => log.store());
  log.tell(2);
  log.tell(1);
  log.tell(1, { event: "conversation", after: 1 });
  await client.seen(({ event }) => event === "conversation");
  expect(client.events.map(({ event, id }) => [event, id])).toEqual([
    ["ready", "0"],
    ["message", "1"],
    ["message", "2"],
    ["conversation", undefined],
  ]);
});

test("what the other side alone may hear leaves no hole behind", async () => {
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const client = await openStream(url);
  await client.seen(isReady);
  upTo(4).forEach(() => log.store());
  log.tell(2, { audience: "organization" });
  log.tell(1);
  log.tell(4, { after: 2 });
  await client.seen(isNumber(4));
  expect(client.events.map(({ id }) => id)).toEqual(["0", "1", "4"]);
});

test("every stream gets a comment within fifteen seconds", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const log = new NumberedTopic();
  const { url } = await serveStreams(({ request, context }) => log.stream(request, context.connection));
  const clients = await Promise.all(upTo(20).map(() => openStream(url)));
  await Promise.all(clients.map((client) => client.seen(isReady)));
  vi.advanceTimersByTime(15_000);
  vi.useRealTimers();
  await eventually(() => expect(clients.map((client) => client.comments())).toEqual(Array(20).fill(1)));
});
