import { expect, test } from "vitest";
import { changeHandling, requestHandoff } from "~/conversations/handling/change-handling.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { db } from "~/database/client.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

const conversationOf = (id: string) => db.conversation.findUniqueOrThrow({ where: { id } });
const runsOf = (conversationId: string) => db.assistantRun.findMany({ where: { conversationId } });

test("messages before the assistant's first words are answered by one run", async () => {
  const { user, conversationId } = await makeScene();
  const first = await sendMessage(user, { conversationId, body: "How long", clientId: "a" });
  const second = await sendMessage(user, { conversationId, body: "does a repair take?", clientId: "b" });
  expect(second.runId).toBe(first.runId);
  expect(await runsOf(conversationId)).toMatchObject([{ triggerSeq: 2, attempt: 1, state: "queued" }]);
});

test("no run is queued while the assistant is off or the team holds the conversation", async () => {
  const off = await makeScene({ assistantEnabled: false });
  const sent = { body: "Hello", clientId: "a" };
  expect(await sendMessage(off.user, { conversationId: off.conversationId, ...sent })).toMatchObject({
    runId: null,
  });
  const { user, agent, conversationId } = await makeScene();
  await changeHandling(agent, { conversationId, handledBy: "team" });
  expect(await sendMessage(user, { conversationId, ...sent })).toMatchObject({ runId: null });
});

test("a reply takes the conversation from the assistant, ends its run and assigns it", async () => {
  const { user, agent, conversationId } = await makeScene();
  await sendMessage(user, { conversationId, body: "Hello", clientId: "a" });
  await sendReply(agent, { conversationId, body: "Hi, Ben here", clientId: "b" });
  expect(await conversationOf(conversationId)).toMatchObject({
    handledBy: "team",
    handlingEpoch: 1,
    assigneeId: agent.memberId,
    waitingSince: null,
  });
  expect(await runsOf(conversationId)).toMatchObject([{ state: "stopped" }]);
  expect(await db.threadEvent.findMany({ where: { conversationId } })).toMatchObject([
    { code: "taken-over", afterSeq: 1, actorName: "Ben" },
  ]);
});

test("a second reply changes nothing about who holds the conversation", async () => {
  const { agent, admin, conversationId } = await makeScene();
  await sendReply(agent, { conversationId, body: "One", clientId: "a" });
  await sendReply(admin, { conversationId, body: "Two", clientId: "b" });
  expect(await conversationOf(conversationId)).toMatchObject({
    handlingEpoch: 1,
    assigneeId: agent.memberId,
  });
});

test("handing back lets the assistant answer what nobody answered", async () => {
  const { user, agent, conversationId } = await makeScene();
  await changeHandling(agent, { conversationId, handledBy: "team" });
  await sendMessage(user, { conversationId, body: "Where is my parcel?", clientId: "a" });
  await changeHandling(agent, { conversationId, handledBy: "assistant" });
  expect(await conversationOf(conversationId)).toMatchObject({ handledBy: "assistant", handlingEpoch: 2 });
  expect(await runsOf(conversationId)).toMatchObject([{ state: "queued", epoch: 2, triggerSeq: 1 }]);
});

test("asking for what already is leaves no trace", async () => {
  const { agent, user, conversationId } = await makeScene();
  await changeHandling(agent, { conversationId, handledBy: "assistant" });
  await requestHandoff(user, conversationId);
  const { rev } = await conversationOf(conversationId);
  await requestHandoff(user, conversationId);
  expect((await conversationOf(conversationId)).rev).toBe(rev);
  expect(await db.threadEvent.count({ where: { conversationId } })).toBe(1);
});

test("a reply over newer messages is refused, its repeat is not", async () => {
  const { user, agent, conversationId } = await makeScene();
  await sendMessage(user, { conversationId, body: "One", clientId: "a" });
  await sendMessage(user, { conversationId, body: "Two", clientId: "b" });
  const reply = { conversationId, body: "Answer", clientId: "c" };
  await expect(sendReply(agent, { ...reply, seenSeq: 1 })).rejects.toMatchObject({ code: "newer-messages" });
  const sent = await sendReply(agent, { ...reply, seenSeq: 2 });
  expect(await sendReply(agent, { ...reply, seenSeq: 1 })).toEqual({ message: sent.message, repeated: true });
});

test("only people of the team reply or change who holds the conversation", async () => {
  const { user, conversationId } = await makeScene();
  await expect(sendReply(user, { conversationId, body: "x", clientId: "a" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(changeHandling(user, { conversationId, handledBy: "team" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("stopping ends the run that is being made and not the one behind it", async () => {
  const { user, conversationId } = await makeScene();
  const { runId } = await sendMessage(user, { conversationId, body: "One", clientId: "a" });
  await stopAnswer(user, { conversationId, seq: 99 });
  expect(await runsOf(conversationId)).toMatchObject([{ state: "queued" }]);
  await stopAnswer(user, { conversationId });
  expect(await runsOf(conversationId)).toMatchObject([{ id: runId, state: "stopped" }]);
});
