import { expect, test } from "vitest";
import { changeCase } from "~/conversations/casework/change-case.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import { listConversations } from "~/conversations/inbox/list-conversations.server";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { db } from "~/database/client.server";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { hearEvents } from "../../support/heard-events";

useDatabase();

const makeLabel = async ({ organizationId }: Scene, name: string) =>
  (await db.label.create({ data: { organizationId, name } })).id;

const labelsOf = async ({ agent, conversationId }: Scene) => {
  const { conversations } = await listConversations(agent, { limit: 100 });
  return conversations.find(({ id }) => id === conversationId)?.labels;
};

test("labels are a set, named by id or name, shown live to the team and never to the user", async () => {
  const scene = await makeScene();
  const { agent, user, conversationId } = scene;
  await sendMessage(user, { conversationId, body: "Hello", clientId: "a" });
  const repairs = await makeLabel(scene, "Repairs");
  await makeLabel(scene, "Orders");
  const [team, own] = [agent, user].map((actor) =>
    hearEvents(actor, (stream) => openConversationStream(actor, stream, { conversationId, token: null })),
  );
  await Promise.all([team?.heard("ready"), own?.heard("ready")]);
  await changeCase(agent, conversationId, { labels: { only: [repairs, "Orders", "Repairs"] } });
  expect(await team?.heard("thread-event")).toMatchObject({
    code: "labels-added",
    params: { labels: "Orders, Repairs", count: "2" },
  });
  expect(await team?.heard("conversation")).toMatchObject({ labels: ["Orders", "Repairs"] });
  await changeCase(agent, conversationId, { labels: { only: ["Orders"] } });
  expect(await labelsOf(scene)).toEqual(["Orders"]);
  await changeCase(agent, conversationId, { labels: { only: [] } });
  expect(await labelsOf(scene)).toEqual([]);
  expect(JSON.stringify(own?.events)).not.toMatch(/Orders|Repairs/);
  expect((await listMessages(user, conversationId, { limit: 5 })).events).toEqual([]);
});

test("the audit log says which labels there were and are, and the same set again leaves no trace", async () => {
  const scene = await makeScene();
  const { agent, organizationId, conversationId } = scene;
  await makeLabel(scene, "Repairs");
  await changeCase(agent, conversationId, { labels: { only: ["Repairs"] } });
  await changeCase(agent, conversationId, { labels: { only: ["Repairs"] } });
  expect(await db.auditEntry.findMany({ where: { organizationId } })).toMatchObject([
    { action: "conversation-labels", actorId: agent.memberId, detail: { before: [], after: ["Repairs"] } },
  ]);
});

test("more and fewer labels leave the others as they are", async () => {
  const scene = await makeScene();
  const { agent, user, conversationId } = scene;
  await sendMessage(user, { conversationId, body: "Hello", clientId: "a" });
  for (const name of ["Repairs", "Orders", "Sizing"]) await makeLabel(scene, name);
  await changeCase(agent, conversationId, { labels: { only: ["Repairs", "Orders"] } });
  await changeCase(agent, conversationId, { labels: { add: ["Sizing"], remove: ["Orders"] } });
  expect(await labelsOf(scene)).toEqual(["Repairs", "Sizing"]);
});

test("another organization's label is as absent, and then nothing else is changed either", async () => {
  const scene = await makeScene();
  const { agent, user, conversationId } = scene;
  const foreign = await makeLabel(await makeScene(), "Repairs");
  for (const label of [foreign, "Repairs", "", "x'; --"])
    await expect(
      changeCase(agent, conversationId, { status: "resolved", labels: { only: [label] } }),
    ).rejects.toMatchObject({ code: "invalid", fields: [{ pointer: "/label" }] });
  await expect(changeCase(user, conversationId, { labels: { only: [] } })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await db.conversation.findUnique({ where: { id: conversationId } })).toMatchObject({
    status: "open",
  });
});

test("the list of a label is paged by the same cursor, and knows no other organization's", async () => {
  const scene = await makeScene();
  const { agent, organizationId } = scene;
  const label = await makeLabel(scene, "Repairs");
  for (let place = 0; place < 5; place += 1) {
    const other = await db.member.create({
      data: {
        role: "user",
        organization: { connect: { id: organizationId } },
        user: { create: { name: `Guest ${place}` } },
      },
    });
    const { id: conversationId } = await db.conversation.create({
      data: { organizationId, userMemberId: other.id, lastMessageAt: new Date(place) },
    });
    if (place !== 2)
      await db.conversationLabel.create({ data: { conversationId, labelId: label, organizationId } });
  }
  const first = await listConversations(agent, { label: "Repairs", limit: 3 });
  const rest = await listConversations(agent, { label: "Repairs", limit: 3, cursor: first.next ?? "" });
  const names = [...first.conversations, ...rest.conversations].map(({ user }) => user.name);
  expect(names).toEqual(["Guest 4", "Guest 3", "Guest 1", "Guest 0"]);
  const { agent: stranger } = await makeScene();
  expect((await listConversations(stranger, { label: "Repairs", limit: 3 })).conversations).toEqual([]);
});
