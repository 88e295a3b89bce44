import { expect, test } from "vitest";
import { changeCase } from "~/conversations/casework/change-case.server";
import { reopenDue } from "~/conversations/casework/snooze-jobs.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { db } from "~/database/client.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { hearEvents } from "../../support/heard-events";

useDatabase();

const conversationOf = (id: string) => db.conversation.findUniqueOrThrow({ where: { id } });
const eventsOf = async (conversationId: string) =>
  (await db.threadEvent.findMany({ where: { conversationId }, orderBy: { rev: "asc" } })).map(
    ({ code }) => code,
  );
const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour);

test("an assignment is shown live to the team, written in the thread and in the audit log", async () => {
  const { agent, admin, user, organizationId, conversationId } = await makeScene();
  const heard = [admin, user].map((actor) =>
    hearEvents(actor, (stream) => openConversationStream(actor, stream, { conversationId, token: null })),
  );
  await Promise.all(heard.map((each) => each.heard("ready")));
  await changeCase(agent, conversationId, { assigneeId: admin.memberId });
  expect(await heard[0]?.heard("thread-event")).toMatchObject({ code: "assigned", params: { to: "Cleo" } });
  expect(await heard[0]?.heard("conversation")).toMatchObject({
    assignee: { id: admin.memberId, name: "Cleo" },
  });
  await changeCase(agent, conversationId, { assigneeId: null });
  expect(await eventsOf(conversationId)).toEqual(["assigned", "unassigned"]);
  const entries = await db.auditEntry.findMany({ where: { organizationId }, orderBy: { id: "asc" } });
  expect(entries).toMatchObject([
    { action: "conversation-assigned", actorId: agent.memberId, subjectId: conversationId },
    { action: "conversation-assigned", detail: { before: "Cleo", after: "" } },
  ]);
  expect((await listMessages(user, conversationId, { limit: 5 })).events).toEqual([]);
  expect(heard[1]?.events.some(({ event }) => event === "thread-event")).toBe(false);
});

test("nobody but the team is assigned, and only the team assigns", async () => {
  const { user, agent, admin, conversationId } = await makeScene();
  const { agent: stranger } = await makeScene();
  await db.member.update({ where: { id: admin.memberId }, data: { removedAt: new Date() } });
  for (const { memberId: assigneeId } of [user, stranger, admin])
    await expect(changeCase(agent, conversationId, { assigneeId })).rejects.toMatchObject({
      code: "invalid",
    });
  await expect(changeCase(user, conversationId, { assigneeId: null })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(changeCase(stranger, conversationId, { status: "resolved" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("asking for what already is leaves no trace", async () => {
  const { agent, conversationId } = await makeScene();
  await changeCase(agent, conversationId, { assigneeId: agent.memberId, status: "resolved" });
  const { rev } = await conversationOf(conversationId);
  await changeCase(agent, conversationId, { assigneeId: agent.memberId, status: "resolved" });
  expect((await conversationOf(conversationId)).rev).toBe(rev);
});

test("a message of the user opens at once what was resolved or snoozed", async () => {
  const { user, agent, conversationId } = await makeScene();
  await changeCase(agent, conversationId, { status: "resolved" });
  await sendMessage(user, { conversationId, body: "One more thing", clientId: "a" });
  expect(await conversationOf(conversationId)).toMatchObject({ status: "open" });
  await changeCase(agent, conversationId, { status: "snoozed", until: inHours(1) });
  await sendMessage(user, { conversationId, body: "And another", clientId: "b" });
  expect(await conversationOf(conversationId)).toMatchObject({ status: "open", snoozedUntil: null });
  await reopenDue(inHours(2));
  expect(await eventsOf(conversationId)).toEqual(["resolved", "snoozed"]);
});

test("a snoozed conversation opens at its time, once however many processes look", async () => {
  const { agent, conversationId } = await makeScene();
  await changeCase(agent, conversationId, { status: "snoozed", until: inHours(1) });
  await reopenDue(inHours(0.9));
  expect(await conversationOf(conversationId)).toMatchObject({ status: "snoozed" });
  const later = inHours(1.1);
  await Promise.all([reopenDue(later), reopenDue(later), reopenDue(later)]);
  await reopenDue(inHours(9));
  expect(await conversationOf(conversationId)).toMatchObject({ status: "open", snoozedUntil: null });
  expect(await eventsOf(conversationId)).toEqual(["snoozed", "snooze-over"]);
  expect(await db.job.count({ where: { subjectId: conversationId } })).toBe(0);
});

test("another process opens what one died over, and a later snooze outlives an earlier one", async () => {
  const { agent, conversationId } = await makeScene();
  await changeCase(agent, conversationId, { status: "snoozed", until: inHours(1) });
  const leased = { leaseOwner: "gone", leaseUntil: inHours(1.2) };
  await db.job.updateMany({ where: { subjectId: conversationId }, data: leased });
  await reopenDue(inHours(1.1));
  expect(await conversationOf(conversationId)).toMatchObject({ status: "snoozed" });
  await changeCase(agent, conversationId, { status: "snoozed", until: inHours(5) });
  await reopenDue(inHours(4));
  expect(await conversationOf(conversationId)).toMatchObject({ status: "snoozed" });
  await db.job.updateMany({ where: { subjectId: conversationId }, data: leased });
  await reopenDue(inHours(6));
  expect(await conversationOf(conversationId)).toMatchObject({ status: "open" });
});

test("a snooze needs a time ahead, within a year", async () => {
  const { agent, conversationId } = await makeScene();
  for (const until of [undefined, inHours(-1), inHours(24 * 400)])
    await expect(changeCase(agent, conversationId, { status: "snoozed", until })).rejects.toMatchObject({
      code: "invalid",
    });
});
