import { expect, test } from "vitest";
import { sendFromDesk } from "~/conversations/sending/send-from-desk.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { db } from "~/database/client.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

const storyOf = async (conversationId: string) => ({
  ...(await db.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { status: true, lastSeq: true },
  })),
  events: (await db.threadEvent.findMany({ where: { conversationId }, orderBy: { rev: "asc" } })).map(
    ({ code }) => code,
  ),
});

const reply = { kind: "reply", body: "It is on its way.", clientId: "r", resolve: true } as const;

test("a reply that resolves is one step: message, take-over and status", async () => {
  const { agent, user, conversationId } = await makeScene();
  await sendMessage(user, { conversationId, body: "Where is it?", clientId: "a" });
  await sendFromDesk(agent, { ...reply, conversationId, seenSeq: 1 });
  const told = { status: "resolved", lastSeq: 2, events: ["taken-over", "resolved"] };
  expect(await storyOf(conversationId)).toEqual(told);
  await sendFromDesk(agent, { ...reply, conversationId, seenSeq: 1 });
  expect(await storyOf(conversationId)).toEqual(told);
});

test("where somebody wrote meanwhile, neither the reply nor the status lands", async () => {
  const { agent, user, conversationId } = await makeScene();
  await sendMessage(user, { conversationId, body: "Where is it?", clientId: "a" });
  await sendMessage(user, { conversationId, body: "It is urgent", clientId: "b" });
  await expect(sendFromDesk(agent, { ...reply, conversationId, seenSeq: 1 })).rejects.toMatchObject({
    code: "newer-messages",
  });
  expect(await storyOf(conversationId)).toEqual({ status: "open", lastSeq: 2, events: [] });
});

test("a repeat of a reply that resolved does not close what the user opened again", async () => {
  const { agent, user, conversationId } = await makeScene();
  await sendMessage(user, { conversationId, body: "Where is it?", clientId: "a" });
  await sendFromDesk(agent, { ...reply, conversationId });
  await sendMessage(user, { conversationId, body: "Not here yet", clientId: "b" });
  expect((await sendFromDesk(agent, { ...reply, conversationId })).repeated).toBe(true);
  expect(await storyOf(conversationId)).toMatchObject({ status: "open" });
});

test("a note resolves nothing", async () => {
  const { agent, conversationId } = await makeScene();
  await sendFromDesk(agent, { ...reply, kind: "note", conversationId });
  expect(await storyOf(conversationId)).toMatchObject({ status: "open", events: [] });
});
