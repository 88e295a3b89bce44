import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { openStream } from "../realtime/stream-server";
import { databaseAt, databaseName, runOn } from "../support/postgres-template";
import { askServer, logInTo } from "../support/route-http";
import { startServer } from "../support/server";

const postgres = process.env.TEST_DATABASE_URL ?? "";

/** Two processes on one database that cannot hear each other. */
async function startTwo() {
  const name = databaseName();
  await runOn(postgres, `CREATE DATABASE ${name}`);
  const env = {
    DATABASE_URL: databaseAt(postgres, name),
    SESSION_SECRET: "the same secret everywhere",
    DEMO: "1",
  };
  const servers = await Promise.all([startServer(env), startServer(env)]);
  onTestFinished(async () => {
    for (const server of servers) expect(await server.stop()).toBe(0);
    await runOn(postgres, `DROP DATABASE ${name} WITH (FORCE)`);
  }, 30_000);
  return servers;
}

test.skipIf(!postgres)("what another process wrote is found without Redis", { timeout: 60_000 }, async () => {
  const [here, there] = await startTwo();
  const [writer, reader] = await Promise.all([here, there].map(({ url }) => logInTo(url, "user2@acme.test")));
  const stream = await openStream(`${there.url}/messages/events`, { cookie: reader ?? "" });
  onTestFinished(() => stream.close());
  await stream.seen(({ event }) => event === "ready");
  const headers = { cookie: writer ?? "", origin: here.url, "content-type": "application/json" };
  const body = JSON.stringify({ body: "Does anybody hear?", clientId: randomUUID() });
  expect((await askServer(here.url, "/messages/send", { method: "POST", body, headers })).status).toBe(201);
  await stream.seen(
    ({ event, data }) => event === "message" && (data as { body: string }).body === "Does anybody hear?",
  );
});
