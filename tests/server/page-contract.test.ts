import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { badCursors, invisibleTexts, strangeTexts } from "../support/bad-input";
import { askServer, draftOf, hiddenFieldsOf, logInTo, type HttpAsk } from "../support/route-http";
import { startServer, type Server } from "../support/server";

/** Room for all that one user sends here, and few enough to run out of. */
const sendsPerMinute = 90;

let server: Server;
let user: string;
let conversationId: string;
let plainUser: string;
let otherUser: string;
let agent: string;
let admin: string;

beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_SCALE: String(sendsPerMinute / 120) });
  const { url } = server;
  user = await logInTo(url, "user@acme.test");
  plainUser = await logInTo(url, "user@acme.test", { scripts: false });
  otherUser = await logInTo(url, "user2@acme.test");
  agent = await logInTo(url, "agent@acme.test");
  admin = await logInTo(url, "admin@acme.test");
  conversationId = await conversationOf(user);
}, 60_000);

afterAll(async () => {
  await server.stop();
}, 20_000);

test("the thread is an ordered list of messages in a log", async () => {
  const { body } = await get(user, "/messages");
  const log = /<div role="log"[^>]*>(<ol [^>]*data-conversation="[0-9a-f-]{36}"[^>]*>)/.exec(body)?.[1];
  expect(log).toBeDefined();
  expect(body.match(/<ol[^>]*data-conversation/g)).toHaveLength(1);
  const items = body.match(/<li [^>]*id="message-\d+"[^>]*>/g) ?? [];
  expect(items).toHaveLength(30);
  for (const item of items) {
    expect(item).toMatch(/ data-sender="(user|agent|assistant|system)"/);
    expect(item).toMatch(/ data-status="(sent|delivered|read)"/);
    expect(item).toMatch(/ data-state="(complete|streaming|stopped|failed|removed)"/);
  }
  expect(body).toMatch(/<form [^>]*method="post"[^>]*action="\/messages"/);
  expect(body).toMatch(/<textarea [^>]*name="body"/);
});

test.each(["/messages", "the inbox"])("the pages of %s follow their query", async (place) => {
  const [who, path] = place === "/messages" ? [user, place] : [agent, `/inbox/${conversationId}`];
  const page = (search: string) => seqsAt(who, `${path}${search}`);
  const newest = await page("");
  const last = newest.at(-1) ?? 0;
  expect(newest).toEqual(range(last - 29, last));
  expect(await page("?limit=5")).toEqual(range(last - 4, last));
  expect(await page("?before=50&limit=10")).toEqual(range(40, 49));
  expect(await page("?after=50&limit=10")).toEqual(range(51, 60));
  expect(await page("?around=50&limit=10")).toEqual(range(46, 55));
  expect(await page("?before=1")).toEqual([]);
  const found = await page("?q=refund&limit=100");
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(60);
  const agents = await get(who, `${path}?sender=agent&limit=100`);
  expect(new Set(agents.body.match(/data-sender="\w+"/g))).toEqual(new Set(['data-sender="agent"']));
  expect(await page("?since=2100-01-01")).toEqual([]);
  expect(await page("?until=2000-01-01T00:00:00Z")).toEqual([]);
  expect(await page("?since=2000-01-01&until=2100-01-01&limit=5")).toEqual(range(last - 4, last));
});

test("sending the same again leads to the same message, and other words under its key are kept", async () => {
  const first = { body: "Do you ship to Norway?", clientId: randomUUID() };
  const sent = await post(user, "/messages", first);
  expect([sent.status, sent.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/messages#message-\d+$/),
  ]);
  const again = await post(user, "/messages", first);
  expect([again.status, again.headers.location]).toEqual([303, sent.headers.location]);
  const other = await post(user, "/messages", { ...first, body: "Do you ship to Sweden?" });
  expect(other.status).toBe(409);
  expect(draftOf(other.body)).toBe("Do you ship to Sweden?");
  const { clientId } = hiddenFieldsOf(other.body);
  expect(clientId).toMatch(/^[\w-]{36}$/);
  expect(clientId).not.toBe(first.clientId);
  expect(
    (await post(user, "/messages", { clientId: clientId ?? "", body: "Do you ship to Sweden?" })).status,
  ).toBe(303);
});

test("a reply that was overtaken shows what came, keeps the draft, and can be sent anyway", async () => {
  const path = `/inbox/${await conversationOf(otherUser, "Is anyone there?")}`;
  const before = hiddenFieldsOf((await get(agent, path)).body);
  const said = `Hello again ${randomUUID()}`;
  await post(otherUser, "/messages", { body: said, clientId: randomUUID() });
  const draft = "We are here.\nTell us more.";
  const { clientId = "", seenSeq = "" } = before;
  const kind = "reply";
  const overtaken = await post(agent, path, { clientId, seenSeq, kind, body: draft });
  expect(overtaken.status).toBe(409);
  expect(overtaken.body).toContain(said);
  expect(draftOf(overtaken.body)).toBe(draft);
  expect(overtaken.body).toMatch(/Send anyway/);
  const fresh = hiddenFieldsOf(overtaken.body);
  expect(Number(fresh["seenSeq"])).toBeGreaterThan(Number(seenSeq));
  const anyway = { clientId: fresh["clientId"] ?? "", seenSeq: fresh["seenSeq"] ?? "", kind, body: draft };
  const sent = await post(agent, path, anyway);
  expect([sent.status, sent.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/inbox\/[^#]+#message-\d+$/),
  ]);
  const repeated = await post(agent, path, { ...anyway, seenSeq: "0" });
  expect([repeated.status, repeated.headers.location]).toEqual([303, sent.headers.location]);
});

test("reading moves forward only, up to the newest message", async () => {
  const id = await conversationOf(otherUser, "Read this.");
  await post(admin, `/inbox/${id}`, { body: "An answer.", clientId: randomUUID(), kind: "reply" });
  const newest = (await seqsAt(otherUser, "/messages")).at(-1) ?? 0;
  const read = (seq: number) => post(otherUser, "/messages/read", { seq: String(seq) });
  expect((await read(newest)).status).toBe(303);
  expect((await read(newest + 1)).status).toBe(400);
  expect((await read(1)).status).toBe(303);
  expect((await get(admin, `/inbox/${id}`)).body).toMatch(
    new RegExp(`id="message-${newest}"[^>]*data-status="read"`),
  );
});

test("every button answers 303, and typing 204", async () => {
  const buttons: [string, string, Record<string, string>][] = [
    [user, "/messages/read", { seq: "1" }],
    [user, "/messages/handoff", {}],
    [user, "/messages/assistant/stop", {}],
    [agent, `/inbox/${conversationId}/read`, { seq: "1" }],
    [agent, `/inbox/${conversationId}/handling`, { handledBy: "team" }],
    [agent, `/inbox/${conversationId}/handling`, { handledBy: "assistant" }],
    [agent, `/inbox/${conversationId}/assistant/stop`, { seq: "1" }],
  ];
  for (const [who, path, form] of buttons) {
    expect((await post(who, path, form)).status, path).toBe(303);
    expect((await post(who, path, form, { accept: "text/html" })).status, path).toBe(303);
  }
  for (const [who, path] of [
    [user, "/messages/typing"],
    [agent, `/inbox/${conversationId}/typing`],
  ] as const)
    for (const typing of ["true", "false"]) expect((await post(who, path, { typing })).status).toBe(204);
});

const refused: Record<string, string> = {
  ...Object.fromEntries(Object.entries(invisibleTexts).filter(([name]) => name !== "control characters")),
  "a word of 100 KB": "w".repeat(100 * 1_024),
  "10,000 lines": "ab\n".repeat(10_000),
  "markup too long": "</textarea><script>alert(1)</script>&amp;\n".repeat(400),
};

test.each(Object.entries(refused))("a message of %s comes back in its box", async (_name, body) => {
  const answer = await post(user, "/messages", { body, clientId: randomUUID() });
  expect(answer.status).toBe(400);
  expect(draftOf(answer.body).replace(/\r\n?/g, "\n")).toBe(body.replace(/\r\n?/g, "\n"));
  expect(answer.body).toMatch(/<textarea [^>]*aria-invalid="true"/);
});

const forbiddenTags =
  /<(script|img|iframe|style|object|embed|form|meta|link|base|plaintext|a [^>]*href="(?!https?:|\/))/i;

test.each(Object.entries(strangeTexts))("%s is inert on the pages of both sides", async (_name, body) => {
  const sent = await post(user, "/messages", { body, clientId: randomUUID() });
  expect(sent.status).toBe(303);
  const seq = /message-(\d+)$/.exec(sent.headers.location ?? "")?.[1] ?? "";
  const search = `?around=${seq}&limit=2`;
  for (const page of [
    await get(user, `/messages${search}`),
    await get(agent, `/inbox/${conversationId}${search}`),
  ]) {
    expect(page.status).toBe(200);
    const nonce = /'nonce-([^']+)'/.exec(String(page.headers["content-security-policy"]))?.[1];
    for (const script of page.body.match(/<script[^>]*>/g) ?? [])
      expect(script).toContain(`nonce="${nonce}"`);
    const item = page.body
      .split(/(?=<li [^>]*id="message-\d+")/)
      .find((each) => each.includes(`id="message-${seq}"`));
    const said = item?.split("</ol>", 1)[0] ?? "";
    expect(said).toContain("bubble");
    expect(said).not.toMatch(forbiddenTags);
    for (const [link] of said.matchAll(/<a [^>]*href="https?:[^>]*>/g))
      expect(link).toContain('rel="nofollow noopener noreferrer ugc"');
  }
});

test.each(Object.entries(strangeTexts))("%s is one event of the stream", async (_name, body) => {
  const clientId = randomUUID();
  const opened = await get(user, "/messages/events", { until: "event: ready" });
  const rev = /id: (\d+)\nevent: ready/.exec(opened.body)?.[1] ?? "";
  expect((await post(user, "/messages", { body, clientId })).status).toBe(303);
  const resumed = await get(user, `/messages/events?rev=${rev}`, { until: "event: ready" });
  const [replayed = ""] = resumed.body.split("event: ready", 1);
  const frames = replayed.split("\n\n").slice(1, -1);
  const told = frames.map((frame) => {
    const [id, event, data = "", ...more] = frame.split(/\r\n|\r|\n/);
    expect([id, event, more]).toEqual([
      expect.stringMatching(/^id: \d+$/),
      expect.stringMatching(/^event: (message|thread-event)$/),
      [],
    ]);
    return JSON.parse(data.replace(/^data: /, "")) as { clientId?: string; body?: string };
  });
  const mine = told.filter((message) => message.clientId === clientId);
  expect(mine.map((message) => message.body)).toEqual([body.replace(/\r\n?/g, "\n")]);
});

test.each(Object.entries(badCursors).filter(([name]) => name !== "empty"))(
  "a stream that is asked to resume from a rev that is %s begins afresh",
  async (_name, rev) => {
    const search = `?rev=${encodeURIComponent(rev)}`;
    for (const [who, path] of [
      [user, "/messages/events"],
      [agent, `/inbox/${conversationId}/events`],
    ] as const) {
      const { body } = await get(who, `${path}${search}`, { until: "event: ready" });
      expect(body).toMatch(/\n\nevent: reset\ndata: \{"reason":"\w+"\}\n\nid: \d+\nevent: ready/);
    }
  },
);

test("a page with an answer on its way has no box that a refresh would empty", async () => {
  await post(agent, `/inbox/${conversationId}/handling`, { handledBy: "assistant" });
  const body = `What is your return policy? ${randomUUID()}`;
  expect((await post(plainUser, "/messages", { body, clientId: randomUUID() })).status).toBe(303);
  const page = await get(plainUser, "/messages");
  expect(page.body.includes("<textarea")).toBe(!/http-equiv="refresh"/i.test(page.body));
});

test("who sends too often reads when to come back, beside what they wrote", async () => {
  const again = { body: "Again and again.", clientId: randomUUID() };
  let answer = await post(otherUser, "/messages", again);
  for (let times = 1; times <= sendsPerMinute && answer.status === 303; times += 1)
    answer = await post(otherUser, "/messages", again);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(draftOf(answer.body)).toBe(again.body);
});

function get(cookie: string, path: string, asked: HttpAsk = {}) {
  return askServer(server.url, path, {
    ...asked,
    headers: { cookie, accept: "text/html", ...asked.headers },
  });
}

function post(
  cookie: string,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return askServer(server.url, path, { form, headers: { cookie, origin: server.url, ...headers } });
}

/** The id of a user's conversation, in which they have said something if asked to. */
async function conversationOf(cookie: string, said?: string): Promise<string> {
  if (said !== undefined) await post(cookie, "/messages", { body: said, clientId: randomUUID() });
  return /data-conversation="([^"]+)"/.exec((await get(cookie, "/messages?limit=1")).body)?.[1] ?? "";
}

async function seqsAt(cookie: string, path: string): Promise<number[]> {
  const { body } = await get(cookie, path);
  return [...body.matchAll(/<li [^>]*id="message-(\d+)"/g)].map(([, seq]) => Number(seq));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
