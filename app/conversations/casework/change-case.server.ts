import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { scopeOf, summaryOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import type { ConversationStatus, ConversationSummary, Handler } from "~/conversations/conversation";
import { wakeAnswers } from "~/conversations/handling/answer-queue.server";
import { leaveAnswers } from "~/conversations/handling/ended-runs.server";
import { setHandling } from "~/conversations/handling/handling.server";
import { setLabels, type LabelsAsked } from "~/conversations/labels/set-labels.server";
import { assign } from "./assign.server";
import { undoOf } from "./changed-case.server";
import type { CaseUndo } from "./case-undo";
import { setStatus } from "./set-status.server";

/** What the team can change about a conversation; what is left out stays. A snooze needs `until`. */
export type CaseChange = {
  handledBy?: Handler | undefined;
  assigneeId?: string | null | undefined;
  status?: ConversationStatus | undefined;
  until?: Date | undefined;
  /** Opens it if it is snoozed. */
  wake?: boolean | undefined;
  labels?: LabelsAsked | undefined;
};

/**
 * Changes who holds a conversation, who it is assigned to, how it stands and what it is about, all of it or nothing.
 * Asking for what already is changes nothing. Returns it as it is then, and what puts it back (but for who holds it).
 * Throws not-found, forbidden to users, and
 * invalid for what cannot be.
 */
export async function changeCase(
  actor: Actor,
  conversationId: string,
  asked: CaseChange,
): Promise<{ conversation: ConversationSummary; undo: CaseUndo | null }> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const { handled, ...changed } = await recordChange(scopeOf(actor, conversationId), async (change) => {
    const before = { ...change.conversation };
    const handled = asked.handledBy ? await setHandling(change, actor, asked.handledBy) : null;
    if (asked.assigneeId !== undefined) await assign(change, actor, asked.assigneeId);
    const { status = asked.wake && change.conversation.status === "snoozed" ? "open" : undefined } = asked;
    if (status !== undefined) await setStatus(change, actor, { status, until: asked.until });
    const labels = asked.labels ? await setLabels(change, actor, asked.labels) : null;
    const undo = undoOf(before, change.conversation, labels);
    return { handled, undo, conversation: summaryOf(change.conversation, "organization") };
  });
  leaveAnswers(handled?.ended ?? []);
  wakeAnswers([handled?.queued ?? null]);
  return changed;
}
