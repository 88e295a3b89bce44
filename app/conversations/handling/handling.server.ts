import type { Actor } from "~/identity/actor";
import { listUnendedRuns, queueAnswer, stopRuns, type StoppedBy } from "./answer-queue.server";
import type { Handler } from "~/conversations/conversation";
import type { Change } from "~/conversations/changes/change.server";
import { lockColleague } from "~/conversations/casework/lock-colleague.server";
import { addThreadEvent } from "~/conversations/changes/add-thread-event.server";

/**
 * The team takes the conversation: whatever the assistant is saying stops there, and nothing of it lands later.
 * It goes to whoever takes it, unless somebody has it already. Returns the runs that ended.
 */
export async function takeOver(change: Change, actor: Actor): Promise<string[]> {
  const by = { stopCode: "taken-over" as const, stoppedByName: actor.name };
  const ended = await stopRuns(change, await listUnendedRuns(change), by);
  const { conversation } = change;
  const isLeft = conversation.assigneeId !== null || (await lockColleague(change, actor.memberId)) === null;
  change.update(
    {
      handledBy: "team",
      handlingEpoch: conversation.handlingEpoch + 1,
      ...(isLeft ? {} : { assigneeId: actor.memberId, assigneeName: actor.name }),
    },
    "state",
  );
  await addThreadEvent(change, "taken-over", actor);
  return ended;
}

/** What a change of who holds a conversation leaves to do after commit: runs that ended, and one that waits. */
export type HandlingChanged = { ended: string[]; queued: string | null };

/** The team takes the conversation or gives it back; what is already changes nothing. */
export async function setHandling(
  change: Change,
  actor: Actor,
  handledBy: Handler,
): Promise<HandlingChanged> {
  if (change.conversation.handledBy === handledBy) return { ended: [], queued: null };
  if (handledBy === "team") return { ended: await takeOver(change, actor), queued: null };
  return { ended: [], queued: await handBack(change, actor) };
}

/** The user asks for a person: the conversation waits for the team, held by nobody yet. */
export async function handOffToTeam(change: Change, actor: Actor): Promise<string[]> {
  const ended = await leaveToTeam(change, { stopCode: "handed-off", stoppedByName: actor.name });
  await addThreadEvent(change, "handoff-requested", actor);
  return ended;
}

/** The assistant asks for a person with its answer; a question that came meanwhile waits for them as well. */
export async function handOffByAssistant(change: Change, reason: string): Promise<void> {
  await leaveToTeam(change);
  await addThreadEvent(change, "handoff-by-assistant", null, "everyone", { reason });
}

async function leaveToTeam(change: Change, by: StoppedBy = {}): Promise<string[]> {
  const ended = await stopRuns(change, await listUnendedRuns(change), by);
  const { conversation } = change;
  change.update(
    {
      handledBy: "team",
      handlingEpoch: conversation.handlingEpoch + 1,
      waitingSince: conversation.waitingSince ?? new Date(),
    },
    "state",
  );
  return ended;
}

/** The team gives the conversation back; a user's message that nobody answered is answered now. */
async function handBack(change: Change, actor: Actor): Promise<string | null> {
  const { conversation } = change;
  change.update({ handledBy: "assistant", handlingEpoch: conversation.handlingEpoch + 1 }, "state");
  await addThreadEvent(change, "handed-back", actor);
  const unanswered = conversation.lastMessageSenderType === "user";
  return unanswered ? queueAnswer(change, conversation.lastSeq) : null;
}
