import type { Words } from "~/i18n/words";
import type { IconName } from "~/ui/icon";
import type { ThreadEvent, ThreadEventCode } from "~/conversations/thread-event";
import { sayMoment, type ReaderClock } from "./reader-clock";

export const iconOfEvent: Record<ThreadEventCode, IconName> = {
  "handoff-requested": "people",
  "handoff-by-assistant": "people",
  "taken-over": "person",
  "handed-back": "assistant",
  "answer-again-failed": "alert",
  assigned: "person",
  unassigned: "nobody",
  resolved: "done",
  reopened: "retry",
  snoozed: "moon",
  "snooze-over": "clock",
  "labels-added": "tag",
  "labels-removed": "tag",
};

type Reading = { viewerId: string; clock: ReaderClock; t: Words };

/** What happened as one sentence; `actorName` is put where the actor's name belongs, the name itself unless given. */
export function sayEvent(
  { code, actor, params }: Pick<ThreadEvent, "code" | "actor" | "params">,
  { viewerId, clock, t }: Reading,
  actorName = actor?.name,
): string {
  if (code === "handoff-by-assistant" || code === "answer-again-failed" || code === "snooze-over")
    return t(`messages.${code}-nobody`);
  const until = params?.["until"];
  const values = {
    to: params?.["to"],
    labels: params?.["labels"],
    count: Number(params?.["count"] ?? 1),
    until: until && sayMoment(until, clock, t),
    name: actorName,
  };
  if (!actor) return t(`messages.${code}-nobody`, values);
  return actor.id === viewerId ? t(`messages.${code}-you`, values) : t(`messages.${code}`, values);
}
