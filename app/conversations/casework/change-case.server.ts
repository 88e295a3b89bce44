import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import type { ConversationStatus } from "~/conversations/conversation";
import { setLabels, type LabelsAsked } from "~/conversations/labels/set-labels.server";
import { assign } from "./assign.server";
import { setStatus } from "./set-status.server";

/** What the team can change about a conversation; what is left out stays. A snooze needs `until`. */
export type CaseChange = {
  assigneeId?: string | null | undefined;
  status?: ConversationStatus | undefined;
  until?: Date | undefined;
  labels?: LabelsAsked | undefined;
};

/**
 * Changes who a conversation is assigned to, how it stands and what it is about, all of it or nothing. Asking for what already is changes
 * nothing. Throws not-found, forbidden to users, and invalid for what cannot be.
 */
export async function changeCase(actor: Actor, conversationId: string, asked: CaseChange): Promise<void> {
  if (actor.role === "user") throw new DomainError("forbidden");
  await recordChange(scopeOf(actor, conversationId), async (change) => {
    if (asked.assigneeId !== undefined) await assign(change, actor, asked.assigneeId);
    if (asked.status !== undefined) await setStatus(change, actor, { ...asked, status: asked.status });
    if (asked.labels !== undefined) await setLabels(change, actor, asked.labels);
  });
}
