import { expect, test } from "vitest";
import { openStream } from "../realtime/stream-server";
import { logInTo } from "../support/route-http";
import { startServer } from "../support/server";
import { eventually } from "../support/eventually.ts";

test("SIGTERM sends every stream away to come back, and ends within 10 s", { timeout: 60_000 }, async () => {
  const server = await startServer();
  const user = { cookie: await logInTo(server.url, "user@acme.test") };
  const agent = { cookie: await logInTo(server.url, "agent@acme.test") };
  const streams = await Promise.all([
    ...Array.from({ length: 10 }, () => openStream(`${server.url}/messages/events`, user)),
    ...Array.from({ length: 10 }, () => openStream(`${server.url}/inbox/events`, agent)),
  ]);
  for (const { response } of streams) expect(response.statusCode).toBe(200);
  await eventually(() => expect(streams.every(({ retryMs }) => retryMs() !== undefined)).toBe(true));
  const before = streams.map(({ retryMs }) => retryMs());
  const began = Date.now();
  const status = server.stop();
  await Promise.all(streams.map(({ closed }) => closed));
  expect(await status).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  const after = streams.map(({ retryMs }) => retryMs());
  const sameByChance = after.filter((pause, index) => pause === before[index]);
  expect(sameByChance.length).toBeLessThan(3);
  for (const pause of after) {
    expect(pause).toBeGreaterThanOrEqual(500);
    expect(pause).toBeLessThanOrEqual(5_000);
  }
  expect(new Set(after).size).toBeGreaterThan(1);
});

test("a request that is being answered is finished before the end", { timeout: 60_000 }, async () => {
  const server = await startServer();
  const cookie = await logInTo(server.url, "user@acme.test");
  const pages = Array.from({ length: 5 }, () => fetch(`${server.url}/messages`, { headers: { cookie } }));
  await Promise.any(pages);
  const status = server.stop();
  for (const page of await Promise.all(pages)) {
    expect(page.status).toBe(200);
    expect((await page.text()).includes("streamController.close()"), "the end of the page").toBe(true);
  }
  expect(await status).toBe(0);
});
