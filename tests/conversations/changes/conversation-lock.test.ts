import { expect, test } from "vitest";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { whileHeld, writersWait } from "../../support/waiting-writer";

useDatabase();

test.skipIf(!writersWait)("whoever waited for a conversation sees all that changed meanwhile", async () => {
  const { agent, user, organizationId, conversationId } = await makeScene();
  const seen = await whileHeld(
    async (tx) => {
      await tx.conversation.update({ where: { id: conversationId }, data: { assigneeId: agent.memberId } });
      await tx.organization.update({ where: { id: organizationId }, data: { assistantEnabled: false } });
      const { id: labelId } = await tx.label.create({ data: { organizationId, name: "Repairs" } });
      await tx.conversationLabel.create({ data: { organizationId, conversationId, labelId } });
      const run = { id: crypto.randomUUID(), organizationId, conversationId, epoch: 0, triggerSeq: 0 };
      await tx.assistantRun.create({ data: run });
    },
    () => recordChange(scopeOf(user, conversationId), async ({ conversation }) => ({ ...conversation })),
  );
  expect(seen).toMatchObject({
    assigneeName: "Ben",
    assistantEnabled: false,
    labels: ["Repairs"],
    running: true,
  });
});
