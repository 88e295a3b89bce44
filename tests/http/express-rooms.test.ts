import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type ErrorRequestHandler } from "express";
import { once } from "node:events";
import {
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
} from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { bodyLimit } from "~/http/body-limit.server";
import { canonicalHost } from "~/http/canonical-host.server";
import { crossSiteCheck } from "~/http/cross-site-check.server";
import { dataRequests } from "~/http/data-requests.server";
import { loadContextOf } from "~/http/express-context.server";
import type { LoadContext } from "~/http/load-context";
import { problem } from "~/http/problem.server";
import { readBody } from "~/http/read-body.server";
import { requestId } from "~/http/request-id.server";
import { resourceRequests } from "~/http/resource-requests.server";
import { securityHeaders } from "~/http/security-headers.server";
import { visitorCookie } from "~/http/visitor-cookie.server";
import { oversizedBody } from "../support/bad-input";

type Options = { publicUrl?: string | null; trustProxy?: boolean; host?: string };
type Args = { request: Request; context: LoadContext };

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** What a route saw of its request. */
const seen = ({ request, context }: Args) =>
  Response.json({
    url: request.url,
    headers: Object.fromEntries(request.headers),
    formTokenRequired: context.formTokenRequired,
    nonce: context.nonce,
    requestId: context.requestId,
    clientAddress: context.clientAddress,
  });

async function echoBody({ request }: Args): Promise<Response> {
  try {
    return Response.json({ size: (await readBody(request)).length });
  } catch (error) {
    return problem(error, request);
  }
}

const route = (path: string, module: object) => ({ id: path, path, parentId: "root", module });

/** A Remix build of a page, a resource below it and a route of the API. */
const build = {
  mode: "production",
  future: { v3_singleFetch: true },
  assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "1" },
  entry: {
    module: { default: () => new Response("<p>page</p>", { headers: { "Content-Type": "text/html" } }) },
  },
  routes: {
    root: { id: "root", path: "", module: { default: () => null } },
    page: { ...route("page", { default: () => null, loader: () => null, action: () => null }) },
    "page/events": route("page/events", { loader: seen, action: echoBody }),
    "api/v1/me": route("api/v1/me", { loader: seen, action: seen }),
    "static/file": route("static/file", {
      loader: () => new Response("x", { headers: { "Cache-Control": "public, max-age=60" } }),
    }),
  },
} as unknown as ServerBuild;

async function serve({
  publicUrl = null,
  trustProxy = false,
  host = "127.0.0.1",
}: Options = {}): Promise<number> {
  const https = publicUrl?.startsWith("https:") ?? false;
  const app = express();
  app.set("trust proxy", trustProxy);
  app.use(requestId({ trustProxy }), securityHeaders({ https, development: false }));
  app.use(canonicalHost({ publicUrl, host, trustProxy }), crossSiteCheck({ publicUrl, host }));
  app.use(bodyLimit(), dataRequests(build), visitorCookie({ https }));
  app.use(resourceRequests(build, loadContextOf));
  const remix = createRequestHandler({ build, getLoadContext: loadContextOf });
  app.all("*", (request, response, next) => void remix(request, response, next));
  app.use(((error, _request, response, next) => {
    if (response.headersSent) return next(error);
    response.status(500).send(String(error));
  }) satisfies ErrorRequestHandler);
  const server = app.listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

type Answer = { status: number; headers: IncomingMessage["headers"]; text: string };

/** Sends a request exactly as it is said, which fetch would not. */
async function ask(
  port: number,
  path: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: Uint8Array } = {},
): Promise<Answer> {
  const request = httpRequest({ port, host: "127.0.0.1", path, method, headers });
  request.on("error", () => undefined);
  request.end(body);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: Buffer.concat(chunks).toString(),
  };
}

/** Sends bytes as they are, and returns the status line. */
async function send(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.end(bytes);
  const [chunk] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return chunk.toString().split("\r\n", 1)[0] ?? "";
}

const resource = "/page/events";
type Seen = { url: string; headers: Record<string, string> } & Omit<LoadContext, "connection">;
const see = async (port: number, headers: OutgoingHttpHeaders = {}) =>
  JSON.parse((await ask(port, resource, { headers })).text) as Seen;

test.each([
  "evil.test",
  "evil.test:99999999",
  "a b",
  "[",
  "%",
  "localhost:1",
  "user@evil.test",
  "",
  "🙂".slice(0, 0),
])("a request to the host «%s» is one to this server", async (host) => {
  const port = await serve();
  expect((await see(port, { host })).url).toBe(`http://127.0.0.1:${port}${resource}`);
});

test("the names of this machine count as the same while PUBLIC_URL is unset, and are kept", async () => {
  const port = await serve({ host: "0.0.0.0" });
  for (const name of ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
    expect((await see(port, { host: `${name}:${port}` })).headers.host).toBe(`${name.toLowerCase()}:${port}`);
});

test("PUBLIC_URL alone says where the server is", async () => {
  const port = await serve({ publicUrl: "https://chat.example.com" });
  expect((await see(port, { host: `localhost:${port}` })).headers.host).toBe("chat.example.com");
});

const forwarded = {
  "x-forwarded-for": "203.0.113.9",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "evil.test:foo",
  "x-forwarded-port": "9",
  forwarded: "host=evil.test",
  "x-request-id": "from-the-proxy",
};

test("what only a proxy may say is forgotten without one", async () => {
  const port = await serve();
  const { headers, clientAddress, url, requestId: id } = await see(port, forwarded);
  expect(Object.keys(headers).filter((name) => name.includes("forwarded"))).toEqual([]);
  expect(clientAddress).toBe("127.0.0.1");
  expect(url).toBe(`http://127.0.0.1:${port}${resource}`);
  expect(id).not.toBe("from-the-proxy");
});

test("a trusted proxy names the client and the request, never the host", async () => {
  const port = await serve({ trustProxy: true, publicUrl: "https://chat.example.com" });
  const { clientAddress, url, requestId: id } = await see(port, forwarded);
  expect(clientAddress).toBe("203.0.113.9");
  expect(url).toBe(`https://chat.example.com${resource}`);
  expect(id).toBe("from-the-proxy");
});

test.each(["GET http://evil.test/ HTTP/1.1", "OPTIONS * HTTP/1.1"])(
  "the target of «%s» is refused",
  async (line) => {
    expect(await send(await serve(), `${line}\r\nHost: x\r\nConnection: close\r\n\r\n`)).toBe(
      "HTTP/1.1 400 Bad Request",
    );
  },
);

test.each(["TRACE", "PROPFIND", "PURGE"])("%s has no meaning here", async (method) => {
  expect((await ask(await serve(), resource, { method })).status).toBe(405);
});

test("every response keeps the page to itself", async () => {
  const port = await serve();
  const { headers } = await ask(port, "/page", { headers: { accept: "text/html" } });
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
  });
  expect(headers["strict-transport-security"]).toBeUndefined();
  const policy = String(headers["content-security-policy"]).split("; ");
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "img-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]),
  );
  expect(policy.join()).not.toMatch(/unsafe|http|\*/);
});

test("the nonce of the policy is the one the page gets, new each time", async () => {
  const port = await serve();
  const answers = await Promise.all([ask(port, resource), ask(port, resource)]);
  const nonces = answers.map(({ text }) => (JSON.parse(text) as Seen).nonce);
  expect(new Set(nonces).size).toBe(2);
  for (const [index, { headers }] of answers.entries())
    expect(headers["content-security-policy"]).toContain(`script-src 'self' 'nonce-${nonces[index]}'`);
});

test("https is asked to stay https, and what is public stays public", async () => {
  const port = await serve({ publicUrl: "https://chat.example.com" });
  const { headers } = await ask(port, "/static/file");
  expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  expect(headers["cache-control"]).toBe("public, max-age=60");
});

const posted = async (path: string, headers: OutgoingHttpHeaders, options: Options = {}, method = "POST") => {
  const port = await serve(options);
  const filled = Object.entries(headers).map(([name, value]) => [
    name,
    String(value).replace("PORT", String(port)),
  ]);
  return ask(port, path, { method, headers: Object.fromEntries(filled) as OutgoingHttpHeaders });
};

const targets = [
  "/page",
  resource,
  "/page.data",
  "/page/events.data",
  "/page?_data=page",
  "/api/v1/../../page",
];

test.each(targets)("what another site sends to %s is refused", async (path) => {
  for (const headers of [
    { origin: "https://evil.test" },
    { origin: "null" },
    { origin: "http://localhost:1" },
    { origin: "https://localhost:PORT" },
    { origin: "http://localhost:PORT.evil.test" },
    { origin: "" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "cross-site", origin: "null" },
    { "sec-fetch-site": "SAME-ORIGIN" },
  ])
    expect((await posted(path, headers)).status, JSON.stringify(headers)).toBe(403);
});

test.each(["PUT", "PATCH", "DELETE"])("another site's %s is refused", async (method) => {
  expect((await posted(resource, { origin: "https://evil.test" }, {}, method)).status).toBe(403);
});

test("our own pages may post, by either sign", async () => {
  for (const headers of [
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "same-origin", origin: "null" },
    { origin: "http://localhost:PORT" },
    { origin: "http://127.0.0.1:PORT" },
    { origin: "http://[::1]:PORT" },
  ])
    for (const path of [resource, "/page", "/page.data"])
      expect((await posted(path, headers)).status, `${path} ${JSON.stringify(headers)}`).toBe(200);
  const publicUrl = "https://chat.example.com";
  expect((await posted(resource, { origin: publicUrl }, { publicUrl })).status).toBe(200);
  expect((await posted(resource, { origin: "http://localhost:PORT" }, { publicUrl })).status).toBe(403);
});

test("a browser that says nothing of its site has the form's token asked of it, and the API of nobody", async () => {
  const formTokenRequired = async (headers: OutgoingHttpHeaders, path = "/api/v1/me") =>
    (JSON.parse((await posted(path, headers)).text) as Seen).formTokenRequired;
  expect(await formTokenRequired({})).toBe(false);
  expect(await formTokenRequired({ origin: "https://other.example" })).toBe(false);
  const port = await serve();
  const app = express();
  app.use(crossSiteCheck({ publicUrl: null, host: "127.0.0.1" }), (_request, response) =>
    response.json(response.locals),
  );
  const server = app.listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const own = (server.address() as AddressInfo).port;
  expect(JSON.parse((await ask(own, "/page", { method: "POST" })).text)).toEqual({ formTokenRequired: true });
  expect(JSON.parse((await ask(own, "/page")).text)).toEqual({ formTokenRequired: false });
  expect((await see(port)).formTokenRequired).toBe(false);
});

test.each([
  "application/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
])("a %s body over 1 MiB is refused before it is read", async (type) => {
  const headers = { "content-type": type, "content-length": 2_000_000_000, "sec-fetch-site": "same-origin" };
  const port = await serve();
  const request = httpRequest({ port, host: "127.0.0.1", path: resource, method: "POST", headers });
  request.on("error", () => undefined);
  request.flushHeaders();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(413);
  request.destroy();
});

test("a body of exactly 1 MiB is read, and one byte more in chunks is not", async () => {
  const port = await serve();
  const headers = { "sec-fetch-site": "same-origin" };
  const whole = oversizedBody().subarray(1);
  expect((await ask(port, resource, { method: "POST", headers, body: whole })).text).toBe('{"size":1048576}');
  const chunked = { ...headers, "transfer-encoding": "chunked" };
  expect(
    (await ask(port, resource, { method: "POST", headers: chunked, body: oversizedBody() })).status,
  ).toBe(413);
});

test("who goes on sending after a 413 is cut off", async () => {
  const port = await serve();
  const head = `POST ${resource} HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  const chunk = `10000\r\n${"a".repeat(65_536)}\r\n`;
  socket.write(head + chunk.repeat(20));
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
  socket.resume();
  await new Promise((resolve) => socket.once("close", resolve));
});

test.each([
  "/page/events.data",
  "/page?_data=page",
  "/page/events?_data=page%2Fevents",
  "/api/v1/me.data",
  "/PAGE/EVENTS.data",
])("%s is no second door to a route", async (path) => {
  expect((await ask(await serve(), path)).status).toBe(404);
});

test("a page's own data is still there, and so is a resource route's own address", async () => {
  const port = await serve();
  expect((await ask(port, "/page.data")).headers["content-type"]).toMatch(/^text\/x-script/);
  expect((await ask(port, "/_root.data")).status).toBe(200);
  expect((await ask(port, resource)).status).toBe(200);
});

test("who opens a page without a session gets a cookie the page already sees", async () => {
  const port = await serve();
  const { headers, text } = await ask(port, resource, { headers: { accept: "text/html" } });
  const [cookie = ""] = headers["set-cookie"] ?? [];
  expect(cookie).toMatch(/^parley_visitor=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect((JSON.parse(text) as Seen).headers.cookie).toBe(cookie.split(";")[0]);
  const again = await ask(port, resource, { headers: { accept: "text/html", cookie: "parley_session=x" } });
  expect(again.headers["set-cookie"]).toBeUndefined();
});

test("on https that cookie belongs to this host alone", async () => {
  const port = await serve({ publicUrl: "https://chat.example.com" });
  const { headers } = await ask(port, resource, { headers: { accept: "text/html" } });
  expect(headers["set-cookie"]?.[0]).toMatch(
    /^__Host-parley_visitor=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});
