import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { db } from "~/database/client.server";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { whileHeld, writersWait } from "../../support/waiting-writer";

useDatabase();

test("a message gets the next seq and rev and waits for the organization", async () => {
  const { user, conversationId } = await makeScene();
  const first = await sendMessage(user, { conversationId, body: "Hello", clientId: "a" });
  const second = await sendMessage(user, { conversationId, body: "Anyone?", clientId: "b" });
  expect(first.message).toMatchObject({
    seq: 1,
    body: "Hello",
    status: "sent",
    sender: { type: "user", name: "Ada" },
  });
  expect(second.message.seq).toBe(2);
  expect(second.message.rev).toBeGreaterThan(first.message.rev);
  const conversation = await db.conversation.findUniqueOrThrow({ where: { id: conversationId } });
  expect(conversation).toMatchObject({ lastSeq: 2, unreadForOrganization: 2, lastMessagePreview: "Anyone?" });
  expect(conversation.waitingSince).not.toBeNull();
});

test("the same message fifty times at once is stored once, and everyone gets it back", async () => {
  const { user, conversationId } = await makeScene();
  const clientId = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => sendMessage(user, { conversationId, body: "Only once", clientId })),
  );
  expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(await db.message.count({ where: { conversationId } })).toBe(1);
  expect(await db.assistantRun.count({ where: { conversationId } })).toBe(1);
});

test("the same key with another body is refused and changes nothing", async () => {
  const { user, conversationId } = await makeScene();
  await sendMessage(user, { conversationId, body: "One", clientId: "key" });
  await expect(sendMessage(user, { conversationId, body: "Two", clientId: "key" })).rejects.toMatchObject({
    code: "client-id-reused",
  });
  expect(await db.message.count({ where: { conversationId } })).toBe(1);
});

test("many senders at once leave no gap in seq and no rev twice", async () => {
  const { user, agent, admin, conversationId } = await makeScene();
  await Promise.all(
    Array.from({ length: 30 }, (_, index) => {
      const sent = { conversationId, body: `Message ${index}`, clientId: randomUUID() };
      if (index % 3 === 0) return sendMessage(user, sent);
      return sendReply(index % 3 === 1 ? agent : admin, sent);
    }),
  );
  const messages = await db.message.findMany({ where: { conversationId }, orderBy: { seq: "asc" } });
  expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  const revs = messages.map(({ rev }) => rev);
  expect(revs).toEqual([...revs].sort((a, b) => a - b));
  expect(new Set(revs).size).toBe(30);
});

test("a message of another user's conversation is refused as for an absent one", async () => {
  const { conversationId } = await makeScene();
  const { user: stranger } = await makeScene();
  const sent = { body: "Hello", clientId: "a" };
  await expect(sendMessage(stranger, { conversationId, ...sent })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(sendMessage(stranger, { conversationId: randomUUID(), ...sent })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a message reopens a resolved conversation", async () => {
  const { user, conversationId } = await makeScene();
  await db.conversation.update({ where: { id: conversationId }, data: { status: "resolved" } });
  await sendMessage(user, { conversationId, body: "One more thing", clientId: "a" });
  const conversation = await db.conversation.findUniqueOrThrow({ where: { id: conversationId } });
  expect(conversation.status).toBe("open");
});

test("what comes while a message is being stored is stored together, in one transaction", async () => {
  const scenes = await Promise.all(Array.from({ length: 8 }, () => makeScene()));
  const sent = await Promise.all(
    scenes.flatMap(({ user, conversationId }) =>
      ["a", "b"].map((clientId) => sendMessage(user, { conversationId, body: "Hello", clientId })),
    ),
  );
  expect(new Set(sent.map(({ message }) => message.createdAt)).size).toBeLessThanOrEqual(2);
  expect(sent.map(({ message }) => message.seq)).toEqual(scenes.flatMap(() => [1, 2]));
  const [first, second] = await db.message.findMany({
    where: { conversationId: scenes[7]!.conversationId },
    orderBy: { seq: "asc" },
  });
  expect(second!.rev).toBe(first!.rev + 1);
});

test("a message that cannot be stored keeps none of those beside it from being stored", async () => {
  const scenes = await Promise.all(Array.from({ length: 6 }, () => makeScene()));
  const sent = await Promise.allSettled(
    scenes.map(({ user, conversationId }, index) =>
      sendMessage(user, { conversationId, body: index === 3 ? "No \0 text" : "Text", clientId: "a" }),
    ),
  );
  expect(sent.map(({ status }) => status === "fulfilled")).toEqual([true, true, true, false, true, true]);
});

test.skipIf(!writersWait)("nobody waits for a conversation that somebody else is writing to", async () => {
  const [held, free] = [await makeScene(), await makeScene()];
  const lock = { where: { id: held.conversationId }, data: { updatedAt: new Date() } };
  const order: string[] = [];
  const send = async ({ user, conversationId }: Scene, name: string) => {
    await sendMessage(user, { conversationId, body: name, clientId: name });
    order.push(name);
  };
  await whileHeld(
    (tx) => tx.conversation.update(lock),
    async () => {
      const waiting = send(held, "held");
      await send(free, "free");
      await waiting;
    },
  );
  expect(order).toEqual(["free", "held"]);
});
