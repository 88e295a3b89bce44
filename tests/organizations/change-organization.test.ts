import { expect, test } from "vitest";
import { db } from "~/database/client.server";
import { makeAccount, requestTo } from "../support/accounts";
import { useDatabase } from "../support/database";
import { callRoute } from "../support/route-call";

useDatabase();

test("an admin changes the organization and its assistant, and it is written down once", async () => {
  const admin = await makeAccount("admin");
  const where = { id: admin.organizationId };
  const submit = (page: string, form: Record<string, string>) =>
    callRoute(page, requestTo(page, { as: admin, form }));
  const organization = { name: "Northwind", accent: "#AA2200", joinable: "true" };
  for (let times = 0; times < 2; times += 1)
    expect((await submit("/settings/organization", organization)).status).toBe(303);
  const assistant = { assistantName: "Ava", greeting: "Hello", assistantInstructions: "" };
  expect((await submit("/settings/assistant", assistant)).status).toBe(303);
  expect(await db.organization.findUniqueOrThrow({ where })).toMatchObject({
    ...assistant,
    name: "Northwind",
    accent: "#aa2200",
    joinable: true,
    assistantEnabled: false,
  });
  const entries = await db.auditEntry.findMany({
    where: { organizationId: admin.organizationId },
    orderBy: { id: "asc" },
    select: { action: true, detail: true },
  });
  expect(entries).toEqual([
    { action: "organization-changed", detail: { fields: ["name", "accent", "joinable"] } },
    { action: "assistant-changed", detail: { fields: ["assistantName", "greeting", "assistantEnabled"] } },
  ]);
});

test("what is no colour is refused, with what was typed", async () => {
  const admin = await makeAccount("admin");
  for (const accent of ["red", "#12345", "#1234567", "url(x)", "#fff;}"]) {
    const form = { name: "Northwind", accent };
    const answer = await callRoute(
      "/settings/organization",
      requestTo("/settings/organization", { as: admin, form }),
    );
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({
      problem: { values: form, errors: { accent: expect.any(String) as string } },
    });
  }
});
