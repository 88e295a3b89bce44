import { expect, test } from "vitest";
import { changeCase } from "~/conversations/casework/change-case.server";
import { db } from "~/database/client.server";
import { listAudit } from "~/identity/settings/list-audit.server";
import { makeAccount } from "../../support/accounts";
import { useDatabase } from "../../support/database";

useDatabase();

test("pages of the log hold every entry once, newest first, also those of one moment", async () => {
  const { actor } = await makeAccount("admin");
  const { organizationId } = actor;
  const moment = (index: number) => new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 40) * 1_000);
  await db.auditEntry.createMany({
    data: Array.from({ length: 130 }, (_, index) => ({
      organizationId,
      action: "label-added",
      detail: { name: `Label ${index}` },
      createdAt: moment(index),
    })),
  });
  const ids: string[] = [];
  const times: string[] = [];
  let before: string | null = null;
  do {
    const page = await listAudit(actor, before === null ? {} : { before });
    expect(page.entries.length).toBeLessThanOrEqual(50);
    ids.push(...page.entries.map(({ id }) => id));
    times.push(...page.entries.map(({ createdAt }) => createdAt));
    before = page.next;
  } while (before !== null);
  expect(new Set(ids).size).toBe(130);
  expect(times).toEqual([...times].sort().reverse());
});

test("the log tells of the work on conversations too, and who did it", async () => {
  const admin = await makeAccount("admin", { name: "Noor" });
  const { organizationId } = admin;
  const { memberId } = await makeAccount("user", { organizationId, name: "Mira" });
  const { id } = await db.conversation.create({ data: { organizationId, userMemberId: memberId } });
  await changeCase(admin.actor, id, { assigneeId: admin.memberId, status: "resolved" });
  const { entries } = await listAudit(admin.actor, {});
  expect(entries.map(({ action, actorName, detail }) => [action, actorName, detail["user"]]).sort()).toEqual([
    ["conversation-assigned", "Noor", "Mira"],
    ["conversation-status", "Noor", "Mira"],
  ]);
});

test("nobody reads the log but admins, and only that of their organization", async () => {
  const admin = await makeAccount("admin");
  const abroad = await makeAccount("admin");
  const { id } = await db.auditEntry.create({
    data: { organizationId: admin.organizationId, action: "password-changed" },
  });
  for (const role of ["user", "agent"] as const)
    await expect(listAudit((await makeAccount(role, admin)).actor, {})).rejects.toMatchObject({
      code: "forbidden",
    });
  expect((await listAudit(abroad.actor, {})).entries).toEqual([]);
  await db.auditEntry.create({
    data: { organizationId: abroad.organizationId, action: "password-changed", createdAt: new Date(0) },
  });
  expect((await listAudit(abroad.actor, { before: id })).entries).toEqual([]);
});
