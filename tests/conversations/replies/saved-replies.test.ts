import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { getSavedReply, listSavedReplies } from "~/conversations/replies/list-saved-replies.server";
import { removeReply } from "~/conversations/replies/remove-reply.server";
import { saveReply } from "~/conversations/replies/save-reply.server";
import { db } from "~/database/client.server";
import { makeAccount, type Account } from "../../support/accounts";
import { useDatabase } from "../../support/database";

useDatabase();

const hello = { title: "Hello", body: "Hello {{firstName}}!" };

const auditOf = ({ organizationId }: Account) =>
  db.auditEntry.findMany({
    where: { organizationId },
    orderBy: { id: "asc" },
    select: { action: true, detail: true },
  });

test("what an admin saves the whole team finds, by title, and each step is written down once", async () => {
  const admin = await makeAccount("admin");
  const agent = await makeAccount("agent", admin);
  await saveReply(admin.actor, null, hello);
  await saveReply(admin.actor, null, { title: "Delay", body: "It is late." });
  const [delay, first] = await listSavedReplies(agent.actor);
  expect([delay?.title, first]).toEqual(["Delay", { id: first?.id, ...hello }]);
  for (let times = 0; times < 2; times += 1)
    await saveReply(admin.actor, first?.id ?? "", { ...hello, body: "Good day." });
  expect(await getSavedReply(agent.actor, first?.id ?? "")).toMatchObject({ body: "Good day." });
  expect(await removeReply(admin.actor, delay?.id ?? "")).toBe("Delay");
  expect((await listSavedReplies(agent.actor)).map(({ title }) => title)).toEqual(["Hello"]);
  expect(await auditOf(admin)).toEqual([
    { action: "reply-added", detail: { title: "Hello" } },
    { action: "reply-added", detail: { title: "Delay" } },
    { action: "reply-changed", detail: { title: "Hello" } },
    { action: "reply-removed", detail: { title: "Delay" } },
  ]);
});

test("no two saved replies of an organization share a title; two organizations may", async () => {
  const admin = await makeAccount("admin");
  await saveReply(admin.actor, null, hello);
  await saveReply(admin.actor, null, { ...hello, title: "Another" });
  const [another] = await listSavedReplies(admin.actor);
  const refusal = { code: "invalid", fields: [{ pointer: "/title" }] };
  await expect(saveReply(admin.actor, null, hello)).rejects.toMatchObject(refusal);
  await expect(saveReply(admin.actor, another?.id ?? "", hello)).rejects.toMatchObject(refusal);
  const abroad = await makeAccount("admin");
  await saveReply(abroad.actor, null, hello);
  expect(await listSavedReplies(abroad.actor)).toHaveLength(1);
});

test("agents read and change nothing, users do not even read, and another organization's are not there", async () => {
  const admin = await makeAccount("admin");
  await saveReply(admin.actor, null, hello);
  const id = (await listSavedReplies(admin.actor))[0]?.id ?? "";
  const [agent, user, stranger] = [
    await makeAccount("agent", admin),
    await makeAccount("user", admin),
    await makeAccount("admin"),
  ];
  await expect(saveReply(agent.actor, id, hello)).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeReply(agent.actor, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listSavedReplies(user.actor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(getSavedReply(user.actor, id)).rejects.toMatchObject({ code: "forbidden" });
  expect(await getSavedReply(stranger.actor, id)).toBeNull();
  for (const absent of [id, randomUUID()]) {
    await expect(saveReply(stranger.actor, absent, hello)).rejects.toMatchObject({ code: "not-found" });
    await expect(removeReply(stranger.actor, absent)).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await listSavedReplies(admin.actor)).toHaveLength(1);
});

test("an organization keeps at most 500 saved replies", async () => {
  const { actor } = await makeAccount("admin");
  const { organizationId } = actor;
  await db.savedReply.createMany({
    data: Array.from({ length: 500 }, (_, index) => ({ organizationId, title: `Reply ${index}`, body: "x" })),
  });
  await expect(saveReply(actor, null, hello)).rejects.toMatchObject({ code: "conflict" });
});
