import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { eventually } from "../support/eventually";
import { askServer, logInTo, type HttpAsk } from "../support/route-http";
import { startServer, type Server } from "../support/server";
import { startToldModel } from "../support/told-model";

/** What the demo's user without a history does on a server. */
async function visit({ url }: Server) {
  const cookie = await logInTo(url, "user2@acme.test");
  const ask = (path: string, how: HttpAsk = {}) =>
    askServer(url, path, {
      ...how,
      headers: { cookie, origin: url, ...(how.body && { "content-type": "application/json" }) },
    });
  const page = async () => (await ask("/messages")).body;
  const conversationId = /data-conversation="([^"]+)"/.exec(await page())?.[1] ?? "";
  return {
    ask,
    /** The messages of the page, as the attributes programs rely on. */
    messages: async () =>
      [...(await page()).matchAll(/<li[^>]* data-sender="(\w+)"[^>]*>/g)].map(([tag, sender]) => ({
        sender,
        state: / data-state="(\w+)"/.exec(tag)?.[1],
      })),
    page,
    /** Resolves when the answer that runs, if any, has ended. */
    answered: () => ask(`/messages/assistant/${conversationId}/stream`),
  };
}

/** Kills the server and starts it again, in how many milliseconds. */
async function killAndRestart(server: Server): Promise<number> {
  await server.kill();
  const from = performance.now();
  await server.restart();
  return performance.now() - from;
}

test("an answer whose server is killed keeps what it said, and says so", { timeout: 120_000 }, async () => {
  const model = await startToldModel();
  const server = await startServer(model.env);
  onTestFinished(async () => {
    await server.stop();
    model.close();
  });
  const user = await visit(server);
  const message = { id: randomUUID(), role: "user", parts: [{ type: "text", text: "Do you repair tents?" }] };
  const heard = user.ask("/messages/assistant", { body: JSON.stringify({ message }), until: "most of" });
  await model.say("We repair most of");
  await heard;
  expect(await killAndRestart(server)).toBeLessThan(10_000);
  expect((await user.answered()).body).toContain('"type":"abort"');
  expect(await user.messages()).toEqual([
    { sender: "user", state: "complete" },
    { sender: "assistant", state: "stopped" },
  ]);
  const page = await user.page();
  expect(page).toContain("Do you repair tents?");
  expect(page).toContain("We repair most of");
});

test(
  "an answer that was being written again when its server was killed is one answer, and says that it stopped",
  { timeout: 120_000 },
  async () => {
    const model = await startToldModel();
    const server = await startServer(model.env);
    onTestFinished(async () => {
      await server.stop();
      model.close();
    });
    const user = await visit(server);
    const sent = { body: "Do you repair tents?", clientId: randomUUID() };
    expect((await user.ask("/messages/send", { body: JSON.stringify(sent) })).status).toBe(201);
    await model.say("We repair tents.");
    await model.finish();
    await user.answered();
    const asked = await user.ask("/messages/assistant/again", { form: { seq: "2" } });
    expect([asked.status, asked.headers.location]).toEqual([303, "/messages"]);
    await model.say("We repair most of");
    await eventually(async () => expect(await user.page()).toContain("We repair most of"));
    expect(await killAndRestart(server)).toBeLessThan(10_000);
    await user.answered();
    await eventually(async () =>
      expect(await user.messages()).toEqual([
        { sender: "user", state: "complete" },
        { sender: "assistant", state: "stopped" },
      ]),
    );
    expect(await user.page()).toContain("We repair most of");
  },
);

test(
  "an answer whose server is killed before its first words comes from the next",
  { timeout: 120_000 },
  async () => {
    const model = await startToldModel();
    const server = await startServer(model.env);
    onTestFinished(async () => {
      await server.stop();
      model.close();
    });
    const user = await visit(server);
    const sent = { body: "Do you repair tents?", clientId: randomUUID() };
    expect((await user.ask("/messages/send", { body: JSON.stringify(sent) })).status).toBe(201);
    await model.asked();
    await server.kill();
    model.forget();
    await server.restart();
    await model.say("We repair tents.");
    await model.finish();
    await user.answered();
    await eventually(async () =>
      expect(await user.messages()).toEqual([
        { sender: "user", state: "complete" },
        { sender: "assistant", state: "complete" },
      ]),
    );
  },
);

test(
  "a message that was taken is answered, once, though the server is killed",
  { timeout: 120_000 },
  async () => {
    const server = await startServer();
    onTestFinished(async () => void (await server.stop()));
    const user = await visit(server);
    const sent = { body: "How do I return a pair of boots?", clientId: randomUUID() };
    expect((await user.ask("/messages/send", { body: JSON.stringify(sent) })).status).toBe(201);
    expect(await killAndRestart(server)).toBeLessThan(10_000);
    expect((await user.ask("/messages/send", { body: JSON.stringify(sent) })).status).toBe(200);
    await user.answered();
    const [question, ...answers] = await user.messages();
    expect(question).toMatchObject({ sender: "user" });
    expect(answers).toEqual([
      { sender: "assistant", state: expect.stringMatching("complete|stopped") as string },
    ]);
  },
);
