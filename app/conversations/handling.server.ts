import type { Actor } from "~/identity/actor";
import { listUnendedRuns, queueAnswer, stopRuns } from "./answer-queue.server";
import type { Change } from "./record-change.server";

/**
 * The team takes the conversation: whatever the assistant is saying stops there, and nothing of it lands later.
 * It goes to whoever takes it, unless somebody has it already. Returns the runs that ended.
 */
export async function takeOver(change: Change, actor: Actor): Promise<string[]> {
  const ended = await stopRuns(change, await listUnendedRuns(change));
  const { conversation } = change;
  change.set({
    handledBy: "team",
    handlingEpoch: conversation.handlingEpoch + 1,
    ...(conversation.assigneeId ? {} : { assigneeId: actor.memberId, assigneeName: actor.name }),
  });
  await change.addThreadEvent("taken-over", actor);
  return ended;
}

/** The user asks for a person: the conversation waits for the team, held by nobody yet. */
export async function handOffToTeam(change: Change, actor: Actor): Promise<string[]> {
  const ended = await stopRuns(change, await listUnendedRuns(change));
  const { conversation } = change;
  change.set({
    handledBy: "team",
    handlingEpoch: conversation.handlingEpoch + 1,
    waitingSince: conversation.waitingSince ?? new Date(),
  });
  await change.addThreadEvent("handoff-requested", actor);
  return ended;
}

/** The team gives the conversation back; a user's message that nobody answered is answered now. */
export async function handBack(change: Change, actor: Actor): Promise<string | null> {
  const { conversation } = change;
  change.set({ handledBy: "assistant", handlingEpoch: conversation.handlingEpoch + 1 });
  await change.addThreadEvent("handed-back", actor);
  const unanswered = conversation.lastMessageSenderType === "user";
  return unanswered ? queueAnswer(change, conversation.lastSeq) : null;
}
