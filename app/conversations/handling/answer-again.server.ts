import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import type { Change } from "~/conversations/changes/change.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { createRun, listUnendedRuns, queueAnswer, wakeAnswers } from "./answer-queue.server";

/** What is to be answered again: by seq, by id, or, where neither is given, whatever is newest. */
type Meant = { seq?: number | undefined; messageId?: string | undefined };

/** `runId`: null where nothing is answered. `stale`: the newest message is not what was meant, or a person's. */
type AnsweredAgain = { runId: string | null; stale: boolean };

const nothing: AnsweredAgain = { runId: null, stale: false };

/**
 * Has the assistant write its newest answer again: the same message, which keeps its words until the new ones come. A
 * user's newest message that nobody answers is answered. Asking while an answer is being made gives that one. Changes
 * nothing while the team holds the conversation, or where what is newest is not what was meant.
 */
export async function answerAgain(
  actor: Actor,
  { conversationId, ...meant }: Meant & { conversationId: string },
): Promise<AnsweredAgain> {
  const asked = await recordChange(scopeOf(actor, conversationId), (change) => queueAgain(change, meant));
  wakeAnswers([asked.runId]);
  return asked;
}

/** The same; throws conflict where what is newest is not what was meant. */
export async function requireAnswerAgain(
  actor: Actor,
  meant: Pick<Meant, "messageId"> & { conversationId: string },
): Promise<AnsweredAgain> {
  const asked = await answerAgain(actor, meant);
  if (asked.stale) throw new DomainError("conflict");
  return asked;
}

async function queueAgain(change: Change, meant: Meant): Promise<AnsweredAgain> {
  const { conversation } = change;
  if (conversation.handledBy !== "assistant" || !conversation.assistantEnabled) return nothing;
  const { newest, question } = await readEnd(change);
  if (!newest || !question || !isMeant(meant, { newest, question })) return { ...nothing, stale: true };
  const atWork = (await listUnendedRuns(change)).at(-1);
  if (atWork) return { runId: atWork.id, stale: false };
  change.update({});
  change.setRunning(true);
  const runId =
    newest.id === question.id
      ? await queueAnswer(change, newest.seq)
      : await createRun(change, { triggerSeq: question.seq, messageId: newest.id });
  return { runId, stale: false };
}

type Said = { id: string; seq: number; clientId: string };

/** The newest message, if it is the user's or an answer, and the newest of the user's. */
async function readEnd({
  conversation,
  tx,
}: Change): Promise<{ newest: Said | null; question: Said | null }> {
  const here = { conversationId: conversation.id };
  const last = { ...here, seq: conversation.lastSeq, state: { not: "removed" as const } };
  const newest = await tx.message.findFirst({
    where: { ...last, senderType: { in: ["user", "assistant"] } },
  });
  const question = await tx.message.findFirst({
    where: { ...here, senderType: "user" },
    orderBy: { seq: "desc" },
  });
  return { newest, question };
}

/** Clients of the AI SDK name the answer, or the question by the key they gave it. */
function isMeant({ seq, messageId }: Meant, { newest, question }: { newest: Said; question: Said }): boolean {
  if (seq !== undefined) return seq === newest.seq;
  return messageId === undefined || messageId === newest.id || messageId === question.clientId;
}
