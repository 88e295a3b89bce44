import type { AssistantRun } from "~/database/generated/client";
import { db } from "~/database/client.server";
import type { AnswerRequest } from "~/assistant/answer.server";

/** How many messages the assistant reads back. */
const historyLength = 40;

/** What is written from, the newest `most` messages: this conversation and this organization, nothing else. */
export async function readTurns(
  run: Pick<AssistantRun, "conversationId" | "organizationId"> & Partial<Pick<AssistantRun, "messageId">>,
  most = historyLength,
): Promise<Pick<AnswerRequest, "organization" | "memberId" | "turns">> {
  const [organization, { userMemberId }, rows] = await Promise.all([
    db.organization.findUniqueOrThrow({
      where: { id: run.organizationId },
      select: { id: true, name: true, assistantName: true, assistantInstructions: true },
    }),
    db.conversation.findUniqueOrThrow({
      where: { id: run.conversationId },
      select: { userMemberId: true },
    }),
    db.message.findMany({
      where: {
        conversationId: run.conversationId,
        // An answer that is written again is not read.
        ...(run.messageId ? { id: { not: run.messageId } } : {}),
        state: { notIn: ["removed", "failed"] },
        senderType: { not: "system" },
      },
      orderBy: { seq: "desc" },
      take: most,
      select: { senderType: true, senderName: true, body: true },
    }),
  ]);
  const turns = rows.reverse().map((row) => ({
    role: row.senderType === "system" ? ("user" as const) : row.senderType,
    name: row.senderName,
    text: row.body,
  }));
  return { organization, memberId: userMemberId, turns };
}
