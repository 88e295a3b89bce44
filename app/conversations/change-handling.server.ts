import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { wakeAnswers } from "./answer-queue.server";
import { scopeOf } from "./conversation-row.server";
import type { Handler } from "./conversation";
import { handBack, handOffToTeam, takeOver } from "./handling.server";
import { recordChange } from "./record-change.server";

/** The team takes the conversation or gives it back. Asking for what already is changes nothing. */
export async function changeHandling(
  actor: Actor,
  asked: { conversationId: string; handledBy: Handler },
): Promise<void> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const runIds = await recordChange(scopeOf(actor, asked.conversationId), async (change) => {
    if (change.conversation.handledBy === asked.handledBy) return [];
    return asked.handledBy === "team" ? takeOver(change, actor) : [await handBack(change, actor)];
  });
  wakeAnswers(runIds);
}

/** The user asks for a person. Asking again changes nothing. */
export async function requestHandoff(actor: Actor, conversationId: string): Promise<void> {
  const runIds = await recordChange(scopeOf(actor, conversationId), async (change) =>
    change.conversation.handledBy === "team" ? [] : handOffToTeam(change, actor),
  );
  wakeAnswers(runIds);
}
