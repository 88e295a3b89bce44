import { expect, test } from "vitest";
import { PatchConversation } from "~/conversations/casework/patch-conversation";
import { patchConversation } from "~/conversations/casework/patch-conversation.server";
import { getConversation } from "~/conversations/conversations.server";
import { db } from "~/database/client.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const patch = (actor: Parameters<typeof patchConversation>[0], id: string, body: unknown) =>
  patchConversation(actor, id, PatchConversation.parse(body));

test("everything is changed at once, and answered as a reader finds it then", async () => {
  const { agent, admin, organizationId, conversationId } = await makeScene();
  await db.label.create({ data: { organizationId, name: "Repairs" } });
  const changed = await patch(agent, conversationId, {
    handledBy: "team",
    assigneeId: admin.memberId,
    labels: ["Repairs"],
    snoozedUntil: tomorrow,
  });
  expect(changed).toMatchObject({
    status: "snoozed",
    snoozedUntil: tomorrow,
    handledBy: "team",
    handlingEpoch: 1,
    assignee: { id: admin.memberId, name: "Cleo" },
    labels: ["Repairs"],
  });
  expect(await getConversation(agent, conversationId)).toEqual(changed);
});

test("what cannot be undoes all that was asked with it, and is named in the API's words", async () => {
  const { agent, conversationId } = await makeScene();
  const before = await getConversation(agent, conversationId);
  for (const [body, pointer] of [
    [{ handledBy: "team", status: "resolved", labels: ["Birds"] }, "/labels"],
    [{ handledBy: "team", snoozedUntil: "2001-01-01T00:00:00Z" }, "/snoozedUntil"],
    [{ status: "resolved", assigneeId: conversationId }, "/assigneeId"],
  ] as const)
    await expect(patch(agent, conversationId, body)).rejects.toMatchObject({
      code: "invalid",
      fields: [{ pointer }],
    });
  expect(await getConversation(agent, conversationId)).toEqual(before);
});

test("null wakes what is snoozed, and leaves what is resolved", async () => {
  const { agent, conversationId } = await makeScene();
  await patch(agent, conversationId, { snoozedUntil: tomorrow });
  expect(await patch(agent, conversationId, { snoozedUntil: null })).toMatchObject({ status: "open" });
  await patch(agent, conversationId, { status: "resolved" });
  expect(await patch(agent, conversationId, { snoozedUntil: null })).toMatchObject({ status: "resolved" });
});

test.each([
  { status: "snoozed" },
  { status: "snoozed", snoozedUntil: null },
  { status: "open", snoozedUntil: tomorrow },
])("a status and an end that do not fit are refused: %o", (body) => {
  const { error } = PatchConversation.safeParse(body);
  expect(error?.issues.map(({ path }) => path)).toEqual([["snoozedUntil"]]);
});

test("a user reads the own conversation only, without what is the team's, and changes none", async () => {
  const { user, agent, organizationId, conversationId } = await makeScene();
  const { user: stranger } = await makeScene();
  await db.label.create({ data: { organizationId, name: "Repairs" } });
  await patch(agent, conversationId, { labels: ["Repairs"], snoozedUntil: tomorrow });
  const own = await getConversation(user, conversationId);
  expect(own).toMatchObject({ labels: [] });
  expect(own).not.toHaveProperty("snoozedUntil");
  await expect(getConversation(stranger, conversationId)).rejects.toMatchObject({ code: "not-found" });
  await expect(patch(user, conversationId, { status: "open" })).rejects.toMatchObject({ code: "forbidden" });
});
