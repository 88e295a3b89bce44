import type { Actor } from "~/identity/actor";
import { listUnendedRuns, stopRuns } from "./answer-queue.server";
import { leaveAnswers } from "./ended-runs.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";

/**
 * Stops the assistant's running answer; what it said is kept and marked. With `seq`, only if it is that message:
 * a stale one does nothing, nor does asking when nothing runs.
 */
export async function stopAnswer(
  actor: Actor,
  asked: { conversationId: string; seq?: number | undefined },
): Promise<void> {
  const ended = await recordChange(scopeOf(actor, asked.conversationId), async (change) => {
    const running = (await listUnendedRuns(change)).slice(0, 1);
    return stopRuns(
      change,
      asked.seq === undefined ? running : running.filter((run) => run.message?.seq === asked.seq),
      { stopCode: "stopped", stoppedByName: actor.name },
    );
  });
  leaveAnswers(ended);
}
