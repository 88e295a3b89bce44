import { expect, test } from "vitest";
import { changeCase } from "~/conversations/casework/change-case.server";
import { UndoChanges } from "~/conversations/casework/case-undo";
import { changeSeveral } from "~/conversations/casework/change-several.server";
import { undoChanges } from "~/conversations/casework/undo-changes.server";
import { getConversation } from "~/conversations/conversations.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { db } from "~/database/client.server";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

async function addConversation({ organizationId }: Scene): Promise<string> {
  const member = await db.member.create({
    data: {
      role: "user",
      organization: { connect: { id: organizationId } },
      user: { create: { name: "Guest" } },
    },
  });
  return (await db.conversation.create({ data: { organizationId, userMemberId: member.id } })).id;
}

const stands = async ({ agent }: Scene, id: string) => {
  const { status, snoozedUntil, assignee, labels } = await getConversation(agent, id);
  return { status, snoozedUntil, assignee: assignee?.name ?? null, labels };
};

test("several are changed each by itself, and those of others or gone are as absent", async () => {
  const scene = await makeScene();
  const foreign = await makeScene();
  const ids = [scene.conversationId, await addConversation(scene)];
  await changeCase(scene.agent, ids[1] ?? "", { status: "resolved" });
  const asked = [...ids, ...ids, foreign.conversationId, "0197a000-0000-7000-8000-000000000000"];
  const done = await changeSeveral(scene.agent, asked, { status: "resolved" });
  expect(done).toMatchObject({ changed: 1, unchanged: 3, undos: [{ id: scene.conversationId }] });
  expect(await stands(scene, scene.conversationId)).toMatchObject({ status: "resolved" });
  expect(await stands(foreign, foreign.conversationId)).toMatchObject({ status: "open" });
});

test("what holds for all of them is refused before any is changed", async () => {
  const scene = await makeScene();
  const ids = [scene.conversationId, await addConversation(scene)];
  for (const asked of [
    { status: "snoozed" as const },
    { assigneeId: scene.user.memberId },
    { labels: { add: ["Birds"] } },
  ])
    await expect(changeSeveral(scene.agent, ids, asked)).rejects.toMatchObject({ code: "invalid" });
  await expect(changeSeveral(scene.user, ids, { status: "open" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("everything that was changed is put back as it was", async () => {
  const scene = await makeScene();
  const { agent, admin, organizationId } = scene;
  for (const name of ["Repairs", "Orders"]) await db.label.create({ data: { organizationId, name } });
  const ids = [scene.conversationId, await addConversation(scene)];
  const [first = "", second = ""] = ids;
  const until = inHours(5);
  await changeCase(agent, first, { status: "snoozed", until, labels: { only: ["Orders"] } });
  await changeCase(agent, second, { assigneeId: admin.memberId });
  const before = [await stands(scene, first), await stands(scene, second)];
  const { undos } = await changeSeveral(agent, ids, {
    status: "resolved",
    assigneeId: agent.memberId,
    labels: { add: ["Repairs", "Orders"] },
  });
  const { changes } = UndoChanges.parse({ changes: JSON.stringify(undos) });
  expect(await undoChanges(agent, changes)).toEqual({ changed: 2, unchanged: 0 });
  expect([await stands(scene, first), await stands(scene, second)]).toEqual(before);
  expect(await db.job.findMany({ where: { subjectId: { in: ids } } })).toMatchObject([{ dueAt: until }]);
});

test("what somebody has changed since stays, and only that", async () => {
  const scene = await makeScene();
  const { agent, admin, conversationId } = scene;
  const other = await addConversation(scene);
  const { undos } = await changeSeveral(agent, [conversationId, other], { assigneeId: agent.memberId });
  await changeCase(admin, conversationId, { assigneeId: admin.memberId });
  expect(await undoChanges(agent, undos)).toEqual({ changed: 1, unchanged: 1 });
  expect(await stands(scene, conversationId)).toMatchObject({ assignee: "Cleo" });
  expect(await stands(scene, other)).toMatchObject({ assignee: null });
});

test("what the user has opened again by writing is not closed by undoing a snooze", async () => {
  const scene = await makeScene();
  const { agent, user, conversationId } = scene;
  await changeCase(agent, conversationId, { status: "resolved" });
  const { undo } = await changeCase(agent, conversationId, { status: "snoozed", until: inHours(1) });
  await sendMessage(user, { conversationId, body: "Hello?", clientId: "a" });
  expect(await undoChanges(agent, undo ? [undo] : [])).toEqual({ changed: 0, unchanged: 1 });
  expect(await stands(scene, conversationId)).toMatchObject({ status: "open" });
});

test("a new message between does not keep a change from being undone", async () => {
  const scene = await makeScene();
  const { agent, user, conversationId } = scene;
  const { undo } = await changeCase(agent, conversationId, { assigneeId: agent.memberId });
  await sendMessage(user, { conversationId, body: "Hello?", clientId: "a" });
  expect(await undoChanges(agent, undo ? [undo] : [])).toEqual({ changed: 1, unchanged: 0 });
});

test("a label another has added since stays, one that is gone keeps all as it is", async () => {
  const scene = await makeScene();
  const { agent, organizationId, conversationId } = scene;
  for (const name of ["Repairs", "Orders"]) await db.label.create({ data: { organizationId, name } });
  const { undo } = await changeCase(agent, conversationId, { labels: { only: ["Repairs"] } });
  await changeCase(agent, conversationId, { labels: { add: ["Orders"] } });
  expect(await undoChanges(agent, undo ? [undo] : [])).toEqual({ changed: 1, unchanged: 0 });
  expect(await stands(scene, conversationId)).toMatchObject({ labels: ["Orders"] });
  const { undo: taken } = await changeCase(agent, conversationId, { labels: { only: [] } });
  await db.label.deleteMany({ where: { organizationId, name: "Orders" } });
  expect(await undoChanges(agent, taken ? [taken] : [])).toEqual({ changed: 0, unchanged: 1 });
});

test("a snooze whose time passed meanwhile is put back as open", async () => {
  const scene = await makeScene();
  const { agent, conversationId } = scene;
  await changeCase(agent, conversationId, { status: "resolved" });
  const is = { status: "resolved" as const, until: null };
  const was = { status: "snoozed" as const, until: inHours(-1).toISOString() };
  expect(await undoChanges(agent, [{ id: conversationId, standing: [was, is] }])).toEqual({
    changed: 1,
    unchanged: 0,
  });
  expect(await stands(scene, conversationId)).toMatchObject({ status: "open" });
});

test("nobody undoes what is not theirs to change", async () => {
  const { agent, user, conversationId } = await makeScene();
  const { agent: stranger } = await makeScene();
  const { undo } = await changeCase(agent, conversationId, { status: "resolved" });
  expect(await undoChanges(stranger, undo ? [undo] : [])).toEqual({ changed: 0, unchanged: 1 });
  await expect(undoChanges(user, undo ? [undo] : [])).rejects.toMatchObject({ code: "forbidden" });
  expect(await getConversation(agent, conversationId)).toMatchObject({ status: "resolved" });
});

test.each([
  "",
  "null",
  "[]",
  "{}",
  '[{"id":"x"}]',
  '[{"id":"0197a000-0000-7000-8000-000000000000","role":"admin"}]',
  JSON.stringify(Array(101).fill({ id: "0197a000-0000-7000-8000-000000000000" })),
])("what no notice gave is no undoing: %s", (changes) => {
  expect(UndoChanges.safeParse({ changes }).success).toBe(false);
});
