import type { AssistantRun } from "~/database/generated/client";
import { db } from "~/database/client.server";
import type { AnswerRequest } from "./answer.server";

/** How many messages the assistant reads back. */
const historyLength = 40;

/** What a run answers from: this conversation and this organization, nothing else. */
export async function readTurns(run: AssistantRun): Promise<Pick<AnswerRequest, "organization" | "turns">> {
  const [organization, rows] = await Promise.all([
    db.organization.findUniqueOrThrow({
      where: { id: run.organizationId },
      select: { id: true, name: true, assistantName: true, assistantInstructions: true },
    }),
    db.message.findMany({
      where: {
        conversationId: run.conversationId,
        state: { notIn: ["removed", "failed"] },
        senderType: { not: "system" },
      },
      orderBy: { seq: "desc" },
      take: historyLength,
      select: { senderType: true, senderName: true, body: true },
    }),
  ]);
  const turns = rows.reverse().map((row) => ({
    role: row.senderType === "system" ? ("user" as const) : row.senderType,
    name: row.senderName,
    text: row.body,
  }));
  return { organization, turns };
}
