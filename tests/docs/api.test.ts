import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type Server } from "../support/server";
import { document, listExamples, type Exchange, type Frames } from "./examples";
import { FollowedStream } from "./followed-stream";
import { differences, fill, literally, parseWritten, type Names } from "./placeholders";

/*
 * Runs the examples of docs/api.md, in their order, against one server with the demo in it.
 *
 * - An `http` block with a request is followed by an `http` block with its answer. Of the answer the status, the headers
 *   that are written down and the whole body count.
 * - An `sse` block is what comes next on the event stream that was opened last. Frames come in the order written; others
 *   may come between them.
 * - `<name>` in a request is the value of that name. In an answer `<uuid>`, `<time>`, `<number>` and `<text>` are any such
 *   value; any other name takes the value it stands for, and must stand for the same from then on.
 * - `…` stands for the other fields of an object, or for any text.
 * - Known from the start, for `user`, `agent` and `admin` of Acme: `<agent-session>`, the cookie's value, and
 *   `<agent-token>`, what follows `pk_`; and `<tomorrow>`, this time of that day.
 */

const examples = listExamples();
const names: Names = new Map();
const eventsSeen = new Set<string>();
let server: Server;
let open: FollowedStream | null = null;

beforeAll(async () => {
  server = await startServer();
  for (const role of ["user", "agent", "admin"]) await logIn(role);
  names.set("tomorrow", new Date(Date.now() + 86_400_000).toISOString());
}, 120_000);

afterAll(async () => {
  await open?.close();
  await server?.stop();
}, 20_000);

for (const example of examples)
  test(`docs/api.md:${example.line} ${example.kind === "exchange" ? example.request.first : "frames"}`, async () => {
    await (example.kind === "exchange" ? runExchange(example) : runFrames(example));
  }, 30_000);

test("every event that came is described", () => {
  const described = (event: string) => new RegExp(`^\\| \`${event}\` +\\|`, "m").test(document);
  expect([...eventsSeen].filter((event) => !described(event))).toEqual([]);
});

test("every address has an example of each method it takes, and every page is described", async () => {
  const missing: string[] = [];
  for (const { path, page } of listAddresses()) {
    if (page && !document.includes(`GET ${path}\``)) missing.push(`GET ${path}`);
    for (const method of page ? ["POST"] : ["GET", "POST", "PUT", "PATCH", "DELETE"])
      if ((await takes(method, path)) && !hasExample(method, path)) missing.push(`${method} ${path}`);
  }
  expect(missing).toEqual([]);
});

async function runExchange({ request, answer }: Exchange): Promise<void> {
  const response = await send(request);
  const [, status] = answer.first.split(" ");
  const streams = response.headers.get("Content-Type")?.startsWith("text/event-stream");
  const body = streams ? "" : await response.text();
  expect(`${response.status} ${body}`).toMatch(new RegExp(`^${status} `));
  for (const [name, value] of answer.headers)
    expect(differences(value, response.headers.get(name), names), name).toEqual([]);
  if (!streams || !response.body) return compareBody(answer.body, body);
  await open?.close();
  open = new FollowedStream(response.body, names);
  await follow(answer.body);
}

async function runFrames({ body }: Frames): Promise<void> {
  await follow(body);
}

async function follow(written: string): Promise<void> {
  await open?.expect(written);
  for (const event of open?.events ?? []) eventsSeen.add(event);
}

function compareBody(written: string, body: string): void {
  if (/^[[{]/.test(body))
    expect(differences(parseWritten(written), JSON.parse(body), names), body).toEqual([]);
  else expect(differences(written, body.trim(), names)).toEqual([]);
}

function send({ first, headers, body }: Exchange["request"]): Promise<Response> {
  const [method, path = ""] = first.split(" ");
  return fetch(server.url + fill(path, names), {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, fill(value, names)]),
    body: body === "" ? null : fill(body, names),
    redirect: "manual",
  });
}

async function logIn(role: string): Promise<void> {
  const form = (path: string, cookie: string, fields: string) =>
    fetch(server.url + path, {
      method: "POST",
      headers: { "Sec-Fetch-Site": "same-origin", Cookie: cookie },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
  const welcome = await form("/login", "", `email=${role}@acme.test&password=parley-demo`);
  const session = /parley_session=([^;]+)/.exec(welcome.headers.get("Set-Cookie") ?? "")?.[1];
  names.set(`${role}-session`, session);
  const more = role === "admin" ? "&scope=conversations:write" : "";
  const scopes = `scope=conversations:read&scope=messages:read&scope=messages:write${more}`;
  const page = await form("/settings/tokens", `parley_session=${session}`, `name=Examples&${scopes}`);
  names.set(`${role}-token`, /pk_([\w-]{43})/.exec(await page.text())?.[1]);
}

type Address = { path: string; page: boolean };

/** Every address by the names of the route files, as remix's flat routes read them. */
function listAddresses(): Address[] {
  const files = readdirSync(fileURLToPath(new URL("../../app/routes", import.meta.url)));
  return files
    .filter((file) => !/^(.*\.)?\$\.tsx?$/.test(file))
    .map((file) => {
      const parts = file.replace(/\.tsx?$/, "").split(".");
      const named = parts.filter((part) => part !== "_index").map((part) => part.replace(/_$/, ""));
      const path = named.map((part) => (part.startsWith("$") ? `{${part.slice(1)}}` : part)).join("/");
      return { path: `/${path}`, page: file.endsWith(".tsx") };
    });
}

/** Asked by a stranger, an address says 405 to a method it does not take, before anything else. */
async function takes(method: string, path: string): Promise<boolean> {
  const address = path.replaceAll(/\{\w+\}/g, "00000000-0000-7000-8000-000000000000");
  const response = await fetch(server.url + address, { method, redirect: "manual" });
  await response.body?.cancel();
  return response.status !== 405;
}

function hasExample(method: string, path: string): boolean {
  const pattern = path.split(/\{\w+\}/).map(literally);
  const asked = new RegExp(`^${method} ${pattern.join("[^/?]+")}(\\?.*)?$`);
  return examples.some((example) => example.kind === "exchange" && asked.test(example.request.first));
}
