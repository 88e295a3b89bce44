import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { wakeAnswers } from "./answer-queue.server";
import { leaveAnswers } from "./ended-runs.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import type { Handler } from "~/conversations/conversation";
import { handOffToTeam, setHandling } from "./handling.server";
import { recordChange } from "~/conversations/changes/record-change.server";

/** The team takes the conversation or gives it back. Asking for what already is changes nothing. */
export async function changeHandling(
  actor: Actor,
  asked: { conversationId: string; handledBy: Handler },
): Promise<void> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const { ended, queued } = await recordChange(scopeOf(actor, asked.conversationId), (change) =>
    setHandling(change, actor, asked.handledBy),
  );
  leaveAnswers(ended);
  wakeAnswers([queued]);
}

/** The user asks for a person. Asking again changes nothing. */
export async function requestHandoff(actor: Actor, conversationId: string): Promise<void> {
  const ended = await recordChange(scopeOf(actor, conversationId), async (change) =>
    change.conversation.handledBy === "team" ? [] : handOffToTeam(change, actor),
  );
  leaveAnswers(ended);
}
