import { expect, test } from "vitest";
import { changeCase } from "~/conversations/casework/change-case.server";
import { getConversation } from "~/conversations/conversations.server";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import { openInboxStream } from "~/conversations/live/open-inbox-stream.server";
import { db } from "~/database/client.server";
import { changeRole } from "~/organizations/members/change-role.server";
import { removeMember } from "~/organizations/members/remove-member.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { hearEvents } from "../../support/heard-events";

useDatabase();

test("who is removed leaves nothing assigned, and the team hears of it", async () => {
  const { admin, agent, organizationId, conversationId } = await makeScene();
  await changeCase(admin, conversationId, { assigneeId: agent.memberId });
  const { rev } = await getConversation(admin, conversationId);
  const thread = hearEvents(admin, (stream) =>
    openConversationStream(admin, stream, { conversationId, token: rev }),
  );
  const list = hearEvents(admin, (stream) => openInboxStream(admin, stream, []));
  await thread.heard("ready");
  await removeMember(admin, agent.memberId);
  expect(await thread.heard("thread-event")).toMatchObject({
    code: "unassigned",
    actor: { id: admin.memberId },
    rev: rev + 1,
  });
  expect(await thread.heard("conversation")).toMatchObject({ assignee: null, rev: rev + 1 });
  expect(await list.heard("conversation")).toMatchObject({ id: conversationId, assignee: null });
  expect(await getConversation(admin, conversationId)).toMatchObject({ assignee: null, rev: rev + 1 });
  expect(await db.auditEntry.findFirst({ where: { organizationId }, orderBy: { id: "desc" } })).toMatchObject(
    { action: "conversation-assigned", detail: { before: "Ben", after: "" } },
  );
});

test("who is made a user leaves nothing assigned, who is made an admin keeps it", async () => {
  const { admin, agent, conversationId } = await makeScene();
  await changeCase(admin, conversationId, { assigneeId: agent.memberId });
  await changeRole(admin, agent.memberId, "admin");
  expect(await getConversation(admin, conversationId)).toMatchObject({ assignee: { id: agent.memberId } });
  await changeRole(admin, agent.memberId, "user");
  expect(await getConversation(admin, conversationId)).toMatchObject({ assignee: null });
});

test("a removal that is refused takes nothing away, and what others have stays theirs", async () => {
  const { admin, agent, conversationId } = await makeScene();
  await changeCase(agent, conversationId, { assigneeId: admin.memberId });
  await expect(removeMember(admin, admin.memberId)).rejects.toMatchObject({ code: "conflict" });
  await removeMember(admin, agent.memberId);
  expect(await getConversation(admin, conversationId)).toMatchObject({ assignee: { id: admin.memberId } });
});

test("nothing stays with who is removed while it is being assigned", async () => {
  const { admin, agent, organizationId } = await makeScene();
  const conversationIds: string[] = [];
  for (let guest = 0; guest < 12; guest += 1) {
    const member = await db.member.create({
      data: {
        role: "user",
        organization: { connect: { id: organizationId } },
        user: { create: { name: "Guest" } },
      },
    });
    const { id } = await db.conversation.create({ data: { organizationId, userMemberId: member.id } });
    conversationIds.push(id);
  }
  await Promise.allSettled([
    ...conversationIds.slice(0, 6).map((id) => changeCase(admin, id, { assigneeId: agent.memberId })),
    removeMember(admin, agent.memberId),
    ...conversationIds.slice(6).map((id) => changeCase(agent, id, { handledBy: "team" })),
  ]);
  expect(await db.conversation.count({ where: { assigneeId: agent.memberId } })).toBe(0);
});
