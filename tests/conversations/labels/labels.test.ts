import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { countLabelled } from "~/conversations/labels/count-labelled.server";
import { listLabels } from "~/conversations/labels/list-labels.server";
import { removeLabel } from "~/conversations/labels/remove-label.server";
import { saveLabel } from "~/conversations/labels/save-label.server";
import { db } from "~/database/client.server";
import { makeAccount, type Account } from "../../support/accounts";
import { useDatabase } from "../../support/database";

useDatabase();

const repairs = { name: "Repairs", tint: "clay" } as const;

async function makeLabel(admin: Account) {
  await saveLabel(admin.actor, null, repairs);
  const [label] = await listLabels(admin.actor);
  if (!label) throw new Error("There is no label");
  return label;
}

async function makeLabelled({ organizationId }: Account, labelId: string) {
  const { memberId } = await makeAccount("user", { organizationId });
  const { id } = await db.conversation.create({ data: { organizationId, userMemberId: memberId } });
  await db.conversationLabel.create({ data: { conversationId: id, labelId, organizationId } });
  return id;
}

const revOf = async (id: string) => (await db.conversation.findUniqueOrThrow({ where: { id } })).rev;

test("a label that is renamed is renamed on its conversations, which take a rev each", async () => {
  const admin = await makeAccount("admin");
  const label = await makeLabel(admin);
  const carrying = await makeLabelled(admin, label.id);
  const [other] = [await makeLabelled(admin, (await makeOther(admin)).id)];
  const [before, ofOther] = [await revOf(carrying), await revOf(other)];
  for (let times = 0; times < 2; times += 1)
    await saveLabel(admin.actor, label.id, { name: "Mending", tint: "sage" });
  expect((await listLabels(admin.actor)).map(({ name, tint }) => [name, tint])).toEqual([
    ["Mending", "sage"],
    ["Orders", "slate"],
  ]);
  expect([await revOf(carrying), await revOf(other)]).toEqual([before + 1, ofOther]);
  expect(await countLabelled(admin.actor)).toMatchObject({ [label.id]: 1 });
});

test("a label that is deleted comes off its conversations, and each step is written down", async () => {
  const admin = await makeAccount("admin");
  const label = await makeLabel(admin);
  const carrying = await makeLabelled(admin, label.id);
  const before = await revOf(carrying);
  expect(await removeLabel(admin.actor, label.id)).toBe("Repairs");
  expect(await listLabels(admin.actor)).toEqual([]);
  expect(await db.conversationLabel.count({ where: { conversationId: carrying } })).toBe(0);
  expect(await revOf(carrying)).toBe(before + 1);
  const entries = await db.auditEntry.findMany({
    where: { organizationId: admin.organizationId },
    orderBy: { id: "asc" },
  });
  expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
    ["label-added", { name: "Repairs" }],
    ["label-removed", { name: "Repairs" }],
  ]);
});

test("no two labels differ only in capitals, but one may change its own", async () => {
  const admin = await makeAccount("admin");
  const label = await makeLabel(admin);
  await expect(saveLabel(admin.actor, null, { ...repairs, name: "repairs" })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/name" }],
  });
  await saveLabel(admin.actor, label.id, { ...repairs, name: "REPAIRS" });
  expect(await listLabels(admin.actor)).toMatchObject([{ name: "REPAIRS" }]);
});

test("agents change no labels, and another organization's are not there", async () => {
  const admin = await makeAccount("admin");
  const { id } = await makeLabel(admin);
  const { actor: agent } = await makeAccount("agent", admin);
  const { actor: stranger } = await makeAccount("admin");
  await expect(saveLabel(agent, null, repairs)).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeLabel(agent, id)).rejects.toMatchObject({ code: "forbidden" });
  for (const absent of [id, randomUUID()]) {
    await expect(saveLabel(stranger, absent, repairs)).rejects.toMatchObject({ code: "not-found" });
    await expect(removeLabel(stranger, absent)).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await listLabels(admin.actor)).toHaveLength(1);
});

test("an organization has at most 100 labels", async () => {
  const { actor } = await makeAccount("admin");
  const { organizationId } = actor;
  await db.label.createMany({
    data: Array.from({ length: 100 }, (_, index) => ({ organizationId, name: `Label ${index}` })),
  });
  await expect(saveLabel(actor, null, repairs)).rejects.toMatchObject({ code: "conflict" });
});

async function makeOther(admin: Account) {
  const { organizationId } = admin;
  return db.label.create({ data: { organizationId, name: "Orders" } });
}
