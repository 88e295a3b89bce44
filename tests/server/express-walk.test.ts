import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { badIds, oversizedBody } from "../support/bad-input";
import { askServer, hiddenFieldsOf, logInTo, type HttpAsk, type HttpAnswer } from "../support/route-http";
import { entries, rightPeople, routeTable, type Entry } from "../support/route-table";
import { startServer, type Server } from "../support/server";

/** Stands for what no test here names: a token, a member, an invite. */
const absentId = badIds["absent"] ?? "";

let server: Server;
let cookies: Record<string, string>;
let own: Record<string, string>;
let foreign: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  const { url } = server;
  cookies = {
    user: await logInTo(url, "user@acme.test"),
    otherUser: await logInTo(url, "user2@acme.test"),
    agent: await logInTo(url, "agent@acme.test"),
    admin: await logInTo(url, "admin@acme.test"),
    abroad: await logInTo(url, "user@globex.test"),
  };
  own = { conversationId: await conversationOf("user"), slug: await slugOf("user") };
  foreign = {
    conversationId: await conversationOf("abroad"),
    slug: await slugOf("abroad"),
    messageId: await answerOf("abroad"),
  };
}, 60_000);

afterAll(async () => {
  expect(
    server
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{")),
  ).toEqual([]);
  expect(await server.stop()).toBe(0);
}, 20_000);

const posts = entries.filter(({ method }) => method === "POST");
const postsOfPages = posts.filter(({ row }) => row.kind !== "api");
const resources = Object.entries(routeTable).filter(([, { kind }]) => kind !== "page" && kind !== "nowhere");

const foreignSenders: Record<string, Record<string, string>> = {
  "another site": { origin: "https://evil.example" },
  "no site": { origin: "null" },
  "another port": { origin: "http://127.0.0.1:1" },
  "another site by its fetch": { "sec-fetch-site": "cross-site" },
  "a sibling": { "sec-fetch-site": "same-site" },
  "an address bar": { "sec-fetch-site": "none" },
  "a sandbox": { "sec-fetch-site": "cross-site", origin: "null" },
};

test.each(postsOfPages)("$name takes nothing from another site, by any door", async (entry) => {
  const path = pathOf(entry);
  for (const door of [path, `${path}.data`, `${path}?_data=routes%2Fmessages`, `${path}/`, `/${path}`])
    for (const [name, headers] of Object.entries(foreignSenders)) {
      const { status } = await ask(door, entry, { headers, form: {} });
      expect([403, 404], `${door} from ${name}`).toContain(status);
      if (door === path) expect(status, name).toBe(403);
    }
});

test.each(postsOfPages)("$name takes nothing that says neither site nor token", async (entry) => {
  const { form, json } = entry.call;
  const said: HttpAsk = json
    ? { body: JSON.stringify(json()), headers: { "content-type": "application/json" } }
    : { form: form?.({ email: "user@acme.test" }) ?? {} };
  expect((await ask(pathOf(entry), entry, said)).status).toBe(403);
  expect(
    (await ask(pathOf(entry), entry, { ...said, headers: { ...said.headers, accept: "text/html" } })).status,
  ).toBe(403);
});

test.each(posts)("$name takes no body over 1 MiB, however it is sent", async (entry) => {
  const headers = { "sec-fetch-site": "same-origin", "content-type": "text/plain" };
  const path = pathOf(entry);
  expect((await ask(path, entry, { headers, body: oversizedBody() })).status).toBe(413);
  const declared = { ...headers, "content-length": "2000000000" };
  expect((await ask(path, entry, { headers: declared, body: "x" })).status).toBe(413);
});

test.each(resources.map(([pattern, row]) => ({ pattern, row })))(
  "$pattern has no second door",
  async ({ pattern, row }) => {
    const entry = entryAt(pattern);
    const path = pathOf(entry);
    expect((await ask(`${path}.data`, { ...entry, row })).status).toBe(404);
    expect((await ask(`${path}?_data=routes%2Fx`, { ...entry, row })).status).toBe(404);
  },
);

const pages = Object.entries(routeTable).filter(([, { kind }]) => kind === "page");

test.each(pages.map(([pattern]) => pattern))("%s tells nobody anything, by any door", async (pattern) => {
  const entry = entryAt(pattern);
  if (entry.row.who === "anyone") return;
  const path = pathOf(entry);
  const nobodies: Record<string, string>[] = [{}, { accept: "text/html" }, { cookie: "parley_session=x" }];
  for (const headers of nobodies) {
    const page = await ask(path, undefined, { headers });
    expect([page.status, page.headers.location]).toEqual([
      302,
      `/login?redirectTo=${encodeURIComponent(path)}`,
    ]);
    if (path === "/") continue;
    const data = await ask(`${path}.data`, undefined, { headers });
    expect(data.body).toContain(`/login?redirectTo=${encodeURIComponent(path)}`);
    expect(data.body).not.toMatch(/acme|@/i);
  }
});

test.each(
  Object.keys(routeTable).flatMap((pattern) =>
    ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"].map((method) => ({ pattern, method })),
  ),
)("$method $pattern is taken or told what is", async ({ pattern, method }) => {
  const { get, post, patch, kind } = routeTable[pattern] ?? {};
  if (kind === "nowhere" || (method === "POST" && post) || (method === "PATCH" && patch)) return;
  const entry = entryAt(pattern);
  const headers = { "sec-fetch-site": "same-origin" };
  const { status, headers: said } = await ask(pathOf(entry), entry, { method, headers });
  if (method !== "OPTIONS" || pattern !== "/") expect(status).toBe(405);
  if (method === "TRACE" || (method === "OPTIONS" && kind === "page")) return;
  expect(said.allow).toBe(
    [...(get ? ["GET", "HEAD"] : []), ...(post ? ["POST"] : []), ...(patch ? ["PATCH"] : [])].join(", "),
  );
});

const withIds = entries.filter(({ pattern, method }) => method === "GET" && pattern.includes(":"));

test.each(withIds)("$name shows the same for an id of others, a bad one and an absent one", async (entry) => {
  const param = /:(\w+)/.exec(entry.pattern)?.[1] ?? "";
  const show = (id: string) => ask(entry.pattern.replace(`:${param}`, id), entry);
  const absent = await show(absentId);
  if (entry.row.kind === "api") expect(absent.status).toBe(401);
  else expect(absent.status).toBe(404);
  const { "a path": _, "a broken percent": broken = "", "a NUL": nul = "", ...ids } = badIds;
  for (const malformed of [broken, nul]) expect((await show(malformed)).status).toBe(400);
  for (const [name, id] of Object.entries({ ...ids, foreign: foreign[param] ?? absentId }))
    expect(comparable(await show(id)), name).toEqual(comparable(absent));
});

test("no address makes the server stumble", async () => {
  const paths = [
    "/%",
    "/%00",
    "/%E0%A4%A",
    "/messages/%2e%2e/inbox",
    "//evil.example/",
    "/\\evil",
    "/..%2f..%2fetc/passwd",
  ];
  const more = [
    "/messages?%",
    "/messages?before=%FF",
    "/help/%ff",
    "/inbox/%ff.data",
    "/__proto__",
    "/constructor.data",
  ];
  for (const path of [...paths, ...more, `/${"a".repeat(7_000)}`])
    for (const entry of [undefined, entryAt("/messages")]) {
      const { status, headers } = await ask(path, entry);
      expect(status, path).toBeLessThan(500);
      expect(String(headers.location ?? "/"), path).toMatch(/^\/(?!\/)/);
    }
});

test("a login works for a browser that says no site, by the token of its page", async () => {
  const page = await ask("/login", undefined, { headers: { accept: "text/html" } });
  const cookie = page.headers["set-cookie"]?.map((each) => each.split(";", 1)[0]).join("; ") ?? "";
  const form = { ...hiddenFieldsOf(page.body), email: "user@acme.test", password: "parley-demo" };
  const answer = await ask("/login", undefined, { form, headers: { cookie } });
  expect([answer.status, answer.headers.location]).toEqual([303, "/messages"]);
  expect((await ask("/login", undefined, { form })).status).toBe(403);
});

test("what a browser claims of the host goes into no address", async () => {
  for (const host of ["evil.example", "evil.example:80", "[::1", "a b"]) {
    const headers = { host, "x-forwarded-host": host, "x-forwarded-proto": "https", accept: "text/html" };
    for (const [path, entry] of [
      ["/messages", undefined],
      ["/login", undefined],
      ["/messages", entryAt("/messages")],
    ] as const) {
      const answer = await ask(path, entry, { headers });
      expect(answer.status).toBeLessThan(400);
      expect(JSON.stringify(answer)).not.toContain("evil.example");
    }
  }
});

function entryAt(pattern: string): Entry {
  const entry = entries.find((each) => each.pattern === pattern);
  if (!entry) throw new Error(`The table lacks ${pattern}`);
  return entry;
}

function pathOf({ pattern }: Entry): string {
  return pattern.replace(/:(\w+)/g, (_, param: string) => own[param] ?? absentId);
}

/** Asks as one who may use the entry, or as nobody, and looks at what every answer must say. */
async function ask(path: string, entry: Entry | undefined, asked: HttpAsk = {}): Promise<HttpAnswer> {
  const who = entry && rightPeople[entry.row.who][0];
  const cookie = who && cookies[who];
  const answer = await askServer(server.url, path, {
    ...asked,
    headers: { ...(cookie && { cookie }), ...asked.headers },
  });
  expect(answer.status, path).not.toBe(500);
  expect(answer.headers, path).toMatchObject({
    "content-security-policy": expect.stringContaining("default-src 'none'") as string,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": expect.stringContaining("no-store") as string,
    "x-request-id": expect.any(String) as string,
  });
  return answer;
}

/** An answer without what is new in each: nonce, token, request id and the time. */
function comparable({ status, headers, body }: HttpAnswer) {
  const { date: _, "x-request-id": __, "content-security-policy": ___, etag: ____, ...kept } = headers;
  const page = body
    .replace(/nonce="[^"]*"/g, "")
    .replace(/formToken[^,]*,[^,]*/g, "")
    .replace(/[\w-]{16}\.[\w-]{43}/g, "")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "")
    .replace(/"url":"[^"]*"/g, "")
    .replace(/"token\\",\\"[^"]*"/g, "");
  return { status, headers: { ...kept, "content-length": undefined }, page };
}

async function conversationOf(who: string): Promise<string> {
  const { body } = await askServer(server.url, "/messages", { headers: { cookie: cookies[who] ?? "" } });
  return /data-conversation="([^"]+)"/.exec(body)?.[1] ?? "";
}

/** The id of an answer this user was given. */
async function answerOf(who: string): Promise<string> {
  const { body } = await askServer(server.url, "/messages/history", {
    headers: { cookie: cookies[who] ?? "" },
  });
  const { messages } = z
    .object({ messages: z.array(z.object({ id: z.string(), sender: z.object({ type: z.string() }) })) })
    .parse(JSON.parse(body));
  return messages.find(({ sender }) => sender.type === "assistant")?.id ?? "";
}

async function slugOf(who: string): Promise<string> {
  const { body } = await askServer(server.url, "/help", { headers: { cookie: cookies[who] ?? "" } });
  return /href="\/help\/([^"]+)"/.exec(body)?.[1] ?? "";
}
