import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBody } from "~/http/read-body.server";
import { resourceRequests } from "~/http/resource-requests.server";
import { eventually } from "../support/eventually";

const id = "0198c7a4-6a4b-7cc1-9b56-0d3c3f5f9d11";

type Args = { request: Request; params: Record<string, string>; context: { handler: string } };

async function echo({ request, params }: Args): Promise<Response> {
  const body = new TextDecoder().decode(await readBody(request));
  const headers = new Headers({ "X-Method": request.method });
  headers.append("Set-Cookie", "one=1");
  headers.append("Set-Cookie", "two=2");
  const { pathname, search } = new URL(request.url);
  return Response.json({ pathname, search, params, body }, { status: 201, headers });
}

function streamed(): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from("event: a\n\n"));
      setTimeout(() => {
        controller.enqueue(Buffer.from("event: b\n\n"));
        controller.close();
      }, 5);
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
}

/** How many pieces of 64 KiB of an endless stream were taken, and whether it was given up. */
const flood = { taken: 0, cancelled: false };

function flooded(): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        flood.taken += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
      cancel: () => void (flood.cancelled = true),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
}

const route = (path: string, module: object) => ({ id: path, path, parentId: "root", module });

const build = {
  mode: "production",
  future: { v3_singleFetch: true },
  assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "1" },
  entry: { module: { default: () => new Response("page", { headers: { "X-Page": "1" } }) } },
  routes: {
    root: { id: "root", path: "", module: { default: () => null } },
    "things/:thingId": route("things/:thingId", { default: () => null, loader: () => null }),
    "things/:thingId/parts/:partId": route("things/:thingId/parts/:partId", { loader: echo, action: echo }),
    "things/parts": route("things/parts", {
      loader: echo,
      action: () => new Response(null, { status: 204 }),
    }),
    events: route("events", { loader: streamed }),
    flood: route("flood", { loader: flooded }),
    refused: route("refused", {
      loader: () => {
        throw Response.json({ no: true }, { status: 403 });
      },
    }),
    "rest/*": route("rest/*", { loader: echo }),
  },
} as unknown as ServerBuild;

const servers: Server[] = [];
let whole: string;
let lean: string;

/** Remix alone, or behind what is tested, which says so in a header. */
async function serve({ first }: { first: boolean }): Promise<string> {
  const app = express().disable("x-powered-by");
  const remix = createRequestHandler({ build });
  if (first)
    app.use(
      resourceRequests(build, (_request, response) => {
        response.setHeader("X-Lean", "1");
        return {} as never;
      }),
    );
  app.all("*", (request, response, next) => void remix(request, response, next));
  const server = app.listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  [whole, lean] = await Promise.all([serve({ first: false }), serve({ first: true })]);
});

afterAll(() => servers.forEach((server) => server.close()));

async function ask(base: string, path: string, init: RequestInit) {
  const answer = await fetch(base + path, { ...init, redirect: "manual" });
  const headers = Object.fromEntries(answer.headers);
  for (const name of ["date", "content-length", "transfer-encoding", "x-lean"]) delete headers[name];
  const answered = { status: answer.status, headers, text: await answer.text() };
  return { answered, lean: answer.headers.has("x-lean") };
}

const leanRequests: [string, RequestInit][] = [
  ["/things/parts?a=1&a=2&index", {}],
  [`/things/${id}/parts/${id.toUpperCase()}`, {}],
  [`/things/${id}/parts/${id}`, { method: "POST", body: "a body: ä" }],
  ["/things/parts", { method: "POST" }],
  ["/things/parts", { method: "HEAD" }],
  ["/things/parts", { method: "DELETE" }],
  ["/events", {}],
  ["/refused", {}],
];

test.each(leanRequests)("answers %s %j as the whole Remix does", async (path, init) => {
  const [plain, tested] = [await ask(whole, path, init), await ask(lean, path, init)];
  expect(tested.answered).toEqual(plain.answered);
  expect(tested.lean).toBe(true);
});

const others = [
  `/things/${id}`,
  "/things/x/parts/y",
  "/THINGS/parts",
  "/things/parts/",
  "/rest/of/it",
  "/nowhere",
  "/things%2Fparts",
];

test.each(others)("leaves %s to the whole Remix", async (path) => {
  const [plain, tested] = [await ask(whole, path, {}), await ask(lean, path, {})];
  expect(tested.answered).toEqual(plain.answered);
  expect(tested.lean).toBe(false);
});

test("a stream nobody reads is taken no further than the connection holds, and is given up with it", async () => {
  const { hostname, port } = new URL(lean);
  const socket = connect(Number(port), hostname).pause();
  socket.write("GET /flood HTTP/1.1\r\nHost: x\r\n\r\n");
  await eventually(() => expect(flood.taken).toBeGreaterThan(0));
  let before = -1;
  while (before < flood.taken) {
    before = flood.taken;
    await pause(200);
  }
  expect(flood).toMatchObject({ taken: before, cancelled: false });
  expect(before * 65_536).toBeLessThan(64 * 1_024 * 1_024);
  socket.destroy();
  await eventually(() => expect(flood.cancelled).toBe(true));
});
