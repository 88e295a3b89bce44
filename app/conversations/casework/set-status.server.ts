import { DomainError } from "~/errors";
import { englishWords } from "~/i18n/words";
import type { Actor } from "~/identity/actor";
import { addThreadEvent } from "~/conversations/changes/add-thread-event.server";
import type { Change } from "~/conversations/changes/change.server";
import type { ConversationStatus } from "~/conversations/conversation";
import type { ThreadEventCode } from "~/conversations/thread-event";
import { recordCase } from "./record-case.server";
import { cancelReopening, scheduleReopening } from "./snooze-jobs.server";

/** No snooze lasts longer, in milliseconds: 366 days. */
const longestSnooze = 366 * 86_400_000;

const eventOf = {
  open: "reopened",
  resolved: "resolved",
  snoozed: "snoozed",
} as const satisfies Record<ConversationStatus, ThreadEventCode>;

/**
 * Opens, resolves or snoozes the conversation; what it is already changes nothing. A snooze ends by itself at `until`,
 * which must be ahead and within a year: else throws invalid.
 */
export async function setStatus(
  change: Change,
  actor: Actor,
  { status, until }: { status: ConversationStatus; until?: Date | null | undefined },
): Promise<void> {
  const { conversation } = change;
  const before = conversation.status;
  const snoozedUntil = status === "snoozed" ? requireAhead(until) : null;
  if (before === status && conversation.snoozedUntil?.getTime() === snoozedUntil?.getTime()) return;
  change.update({ status, snoozedUntil }, "state");
  if (snoozedUntil) await scheduleReopening(change, snoozedUntil);
  else await cancelReopening(change);
  const params: Record<string, string> = snoozedUntil ? { until: snoozedUntil.toISOString() } : {};
  await addThreadEvent(change, eventOf[status], actor, "team", params);
  await recordCase(change, actor, "conversation-status", { before, after: status, ...params });
}

function requireAhead(until: Date | null | undefined): Date {
  const ahead = until ? until.getTime() - Date.now() : 0;
  if (until && ahead > 0 && ahead <= longestSnooze) return until;
  const detail = englishWords("problems.field-until");
  throw new DomainError("invalid", { fields: [{ pointer: "/until", detail }] });
}
