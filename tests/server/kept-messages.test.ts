import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Message } from "~/conversations/message";
import { askServer, hiddenFieldsOf, logInTo } from "../support/route-http";
import { startServer, type Server } from "../support/server";
import { startToldModel } from "../support/told-model";

type Sender = { server: Server; cookie: string };

async function signedIn(server: Server, email = "user2@acme.test"): Promise<Sender> {
  return { server, cookie: await logInTo(server.url, email) };
}

/** Sends as a script does. */
async function send(
  { server: { url }, cookie }: Sender,
  message: { body: string; clientId: string },
): Promise<{ status: number; message: Message }> {
  const { status, body } = await askServer(url, "/messages/send", {
    method: "POST",
    body: JSON.stringify(message),
    headers: { cookie, origin: url, "content-type": "application/json" },
  });
  return { status, message: JSON.parse(body) as Message };
}

test(
  "every message that was acknowledged before kill -9 is there after it, within 10 s",
  { timeout: 120_000 },
  async () => {
    const server = await startServer();
    const user = await signedIn(server);
    const kept = new Map<string, { body: string; seq: number | null }>();
    let killed = false;
    const writeUntilKilled = async (write: (body: string) => Promise<void>) => {
      for (let count = 0; !killed; count++) await write(`Message ${count}`).catch(() => undefined);
    };
    const byScript = async (body: string) => {
      const clientId = randomUUID();
      const { status, message } = await send(user, { body, clientId });
      expect(status).toBe(201);
      kept.set(clientId, { body, seq: message.seq });
    };
    const byForm = async (body: string) => {
      const clientId = randomUUID();
      const { status } = await askServer(server.url, "/messages", {
        form: { body, clientId },
        headers: { cookie: user.cookie, origin: server.url },
      });
      expect(status).toBe(303);
      kept.set(clientId, { body, seq: null });
    };
    const senders = [byScript, byScript, byScript, byForm, byForm].map(writeUntilKilled);
    await expect.poll(() => kept.size, { timeout: 30_000 }).toBeGreaterThan(100);
    await server.kill();
    killed = true;
    await Promise.all(senders);

    const began = Date.now();
    await server.restart();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(10_000);
    for (const [clientId, { body, seq }] of kept) {
      const again = await send(user, { body, clientId });
      expect(again.status, `${body} was lost`).toBe(200);
      if (seq !== null) expect(again.message.seq).toBe(seq);
    }
    await server.stop();
  },
);

test("what was written is there at the next start, which logs nobody out", { timeout: 60_000 }, async () => {
  const server = await startServer();
  const user = await signedIn(server);
  await send(user, { body: "Please keep this.", clientId: randomUUID() });
  expect(await server.stop()).toBe(0);
  await server.restart();
  const { status, body } = await askServer(server.url, "/messages", { headers: { cookie: user.cookie } });
  expect(status).toBe(200);
  expect(body).toContain("Please keep this.");
  expect(hiddenFieldsOf(body)["formToken"]).not.toBe("");
  await server.stop();
});

test.each(["SIGTERM", "SIGKILL"])(
  "an answer cut by %s ends after the next start, and what it had said is kept",
  { timeout: 120_000 },
  async (signal) => {
    const model = await startToldModel();
    const server = await startServer(model.env);
    const user = await signedIn(server);
    await send(user, { body: "What do you sell?", clientId: randomUUID() });
    await model.say("We sell boots ");
    const state = async () => {
      const page = await askServer(server.url, "/messages", { headers: { cookie: user.cookie } });
      return /data-sender="assistant"[^>]*data-state="(\w+)"[^]*?We sell boots/.exec(page.body)?.[1];
    };
    await expect.poll(state, { timeout: 10_000 }).toBe("streaming");
    if (signal === "SIGTERM") expect(await server.stop()).toBe(0);
    else await server.kill();
    await server.restart();
    await expect.poll(state, { timeout: 60_000, interval: 500 }).toBe("stopped");
    model.close();
    await server.stop();
  },
);
