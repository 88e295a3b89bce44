import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStream } from "../realtime/stream-server";
import { databaseAt, databaseName, runOn } from "../support/postgres-template";
import { askServer, logInTo } from "../support/route-http";
import { startServer, type Server } from "../support/server";

const postgres = process.env.TEST_DATABASE_URL ?? "";
const redis = process.env.TEST_REDIS_URL ?? "";
const name = databaseName();

const servers: Server[] = [];

beforeAll(async () => {
  if (!postgres || !redis) return;
  await runOn(postgres, `CREATE DATABASE ${name}`);
  const env = {
    DATABASE_URL: databaseAt(postgres, name),
    REDIS_URL: redis,
    SESSION_SECRET: "the same secret everywhere",
    DEMO: "1",
  };
  servers.push(...(await Promise.all([startServer(env), startServer(env)])));
}, 60_000);

afterAll(async () => {
  for (const server of servers) expect(await server.stop()).toBe(0);
  if (servers.length > 0) await runOn(postgres, `DROP DATABASE ${name} WITH (FORCE)`);
}, 60_000);

const together = test.skipIf(!postgres || !redis);

together("two processes that start at once seed the demo once", { timeout: 60_000 }, async () => {
  const cookies = await Promise.all(servers.map(({ url }) => logInTo(url, "agent@acme.test")));
  const inboxes = await Promise.all(
    servers.map(({ url }, index) => askServer(url, "/inbox", { headers: { cookie: cookies[index] ?? "" } })),
  );
  for (const { status, body } of inboxes) {
    expect(status).toBe(200);
    expect(body.match(/href="\/inbox\/[0-9a-f-]{36}"/g)).toHaveLength(1);
  }
});

together(
  "a message sent to one process arrives on the streams of the other",
  { timeout: 60_000 },
  async () => {
    const [here, there] = servers as [Server, Server];
    const cookie = await logInTo(here.url, "user2@acme.test");
    const agent = await logInTo(there.url, "agent@acme.test");
    const own = await openStream(`${there.url}/messages/events`, { cookie });
    const inbox = await openStream(`${there.url}/inbox/events`, { cookie: agent });
    await own.seen(({ event }) => event === "ready");
    const clientId = randomUUID();
    const sent = await askServer(here.url, "/messages/send", {
      method: "POST",
      body: JSON.stringify({ body: "From the other side.", clientId }),
      headers: { cookie, origin: here.url, "content-type": "application/json" },
    });
    expect(sent.status).toBe(201);
    const { data } = await own.seen(
      ({ event, data }) => event === "message" && (data as { clientId: string }).clientId === clientId,
    );
    expect(data).toMatchObject({ body: "From the other side.", seq: 1 });
    await inbox.seen(
      ({ event, data }) => event === "conversation" && JSON.stringify(data).includes("From the other side."),
    );
    own.close();
    inbox.close();
  },
);
