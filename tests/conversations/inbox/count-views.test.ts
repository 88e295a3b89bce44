import { expect, test } from "vitest";
import { countViews } from "~/conversations/inbox/count-views.server";
import { db } from "~/database/client.server";
import type { Prisma } from "~/database/generated/client";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

type Fields = Partial<Prisma.ConversationUncheckedCreateInput>;

async function addConversations({ organizationId }: Scene, fields: Fields[]): Promise<void> {
  for (const each of fields) {
    const { id: userMemberId } = await db.member.create({
      data: {
        role: "user",
        organization: { connect: { id: organizationId } },
        user: { create: { name: "Guest" } },
      },
    });
    await db.conversation.create({
      data: { organizationId, userMemberId, lastMessageAt: new Date(), ...each },
    });
  }
}

test("each view counts what it lists: open conversations with a message", async () => {
  const scene = await makeScene();
  const { agent, admin, user } = scene;
  await addConversations(await makeScene(), [{}, {}]);
  await addConversations(scene, [
    {},
    {},
    { handledBy: "team" },
    { handledBy: "team", assigneeId: agent.memberId },
    { handledBy: "team", assigneeId: admin.memberId },
    { assigneeId: agent.memberId },
    { status: "resolved" },
    { status: "snoozed", assigneeId: agent.memberId },
    { lastMessageAt: null },
  ]);
  expect(await countViews(agent)).toEqual({ all: 6, mine: 2, unassigned: 1, assistant: 3 });
  expect(await countViews(admin)).toEqual({ all: 6, mine: 1, unassigned: 1, assistant: 3 });
  await expect(countViews(user)).rejects.toMatchObject({ code: "forbidden" });
});

test("nobody counts further than a hundred", async () => {
  const scene = await makeScene();
  await addConversations(
    scene,
    Array.from({ length: 103 }, () => ({})),
  );
  expect(await countViews(scene.agent)).toEqual({ all: 100, mine: 0, unassigned: 0, assistant: 100 });
});
