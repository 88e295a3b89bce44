import { expect, test } from "vitest";
import { fillReply } from "~/conversations/replies/fill-reply.server";
import { db } from "~/database/client.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

const body = "Hello {{name}}, this is {{agentName}} of {{organizationName}}.";

test("a saved reply is filled with who speaks, to whom and for whom", async () => {
  const { organizationId, conversationId, agent } = await makeScene();
  const { id } = await db.savedReply.create({ data: { organizationId, title: "Hello", body } });
  expect(await fillReply(agent, conversationId, id)).toBe("Hello Ada, this is Ben of Northwind Cycles.");
});

test("users, other conversations and other organizations' replies are refused", async () => {
  const here = await makeScene();
  const there = await makeScene();
  const { id } = await db.savedReply.create({
    data: { organizationId: here.organizationId, title: "Hello", body },
  });
  await expect(fillReply(here.user, here.conversationId, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(fillReply(here.agent, there.conversationId, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(fillReply(there.agent, there.conversationId, id)).rejects.toMatchObject({ code: "not-found" });
});
