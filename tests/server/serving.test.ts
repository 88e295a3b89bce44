import { afterAll, beforeAll, expect, test } from "vitest";
import { askServer, logInTo } from "../support/route-http";
import { startServer, type Server } from "../support/server";

let server: Server;
let user: { cookie: string };

beforeAll(async () => {
  server = await startServer();
  user = { cookie: await logInTo(server.url, "user@acme.test") };
}, 60_000);

afterAll(async () => {
  await server.stop();
}, 20_000);

const compressed = { "accept-encoding": "gzip" };

test.each(["/healthz", "/readyz"])("%s says that all is well", async (path) => {
  const { status, body } = await askServer(server.url, path);
  expect({ status, body }).toEqual({ status: 200, body: "ok\n" });
});

test("a page is compressed and kept by nobody", async () => {
  const { status, headers } = await askServer(server.url, "/messages", {
    headers: { ...user, ...compressed },
  });
  expect(status).toBe(200);
  expect(headers["content-encoding"]).toBe("gzip");
  expect(headers["cache-control"]).toMatch(/no-store/);
});

test("what the build names by its content is kept for a year, and compressed", async () => {
  const { body } = await askServer(server.url, "/login");
  const assets = [...new Set(body.match(/\/assets\/[\w.-]+\.(?:js|css)/g))];
  expect(assets.length).toBeGreaterThan(2);
  for (const path of assets) {
    const { status, headers } = await askServer(server.url, path, { headers: compressed });
    expect(status, path).toBe(200);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    // What fits into one packet is sent as it is.
    if (headers["content-encoding"] !== "gzip")
      expect(Number(headers["content-length"]), path).toBeLessThan(1_024);
  }
});

test("an asset that is not there is a 404 that nobody keeps", async () => {
  const { status, headers } = await askServer(server.url, "/assets/absent-12345678.js");
  expect(status).toBe(404);
  expect(headers["cache-control"] ?? "").not.toMatch(/immutable|max-age=[1-9]/);
});

test.each(["/messages/events"])("%s is neither compressed nor buffered", async (path) => {
  const { headers, body } = await askServer(server.url, path, {
    headers: { ...user, ...compressed },
    until: "event: ready",
  });
  expect(headers["content-type"]).toMatch(/^text\/event-stream/);
  expect(headers["content-encoding"]).toBeUndefined();
  expect(headers["cache-control"]).toMatch(/no-transform/);
  expect(headers["x-accel-buffering"]).toBe("no");
  expect(body).toMatch(/^retry: \d+\n/m);
});
