import type { ConversationRow } from "~/conversations/changes/conversation-row.server";
import type { LabelsChanged } from "~/conversations/labels/set-labels.server";
import type { CaseUndo } from "./case-undo";

type CaseFields = Pick<ConversationRow, "id" | "status" | "snoozedUntil" | "assigneeId">;

/** How a conversation stands: its status, and the end of its snooze as ISO 8601 UTC. */
export const standingOf = ({ status, snoozedUntil }: Pick<CaseFields, "status" | "snoozedUntil">) => ({
  status,
  until: snoozedUntil?.toISOString() ?? null,
});

/** What puts a conversation back as it was; null where nothing was changed. */
export function undoOf(before: CaseFields, after: CaseFields, labels: LabelsChanged | null): CaseUndo | null {
  const [was, is] = [standingOf(before), standingOf(after)];
  const undo = {
    ...(before.assigneeId !== after.assigneeId && {
      assignee: [before.assigneeId, after.assigneeId] as [string | null, string | null],
    }),
    ...((was.status !== is.status || was.until !== is.until) && {
      standing: [was, is] as [typeof was, typeof is],
    }),
    ...(labels && labels.added.length + labels.removed.length > 0 && { labels }),
  };
  return Object.keys(undo).length === 0 ? null : { id: before.id, ...undo };
}
