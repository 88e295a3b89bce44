import type { Message } from "~/conversations/message";
import type { ThreadEvent } from "~/conversations/thread-event";

/** Since when the user waits for an answer, by what the thread shows; null while nobody owes them one. */
export function waitingSince(
  messages: readonly Pick<Message, "seq" | "sender" | "state" | "createdAt">[],
  events: readonly ThreadEvent[],
): string | null {
  const answered =
    messages.findLast(({ sender, state }) => sender.type !== "user" && state !== "failed")?.seq ?? 0;
  const asked = messages.find(({ seq, sender }) => seq > answered && sender.type === "user");
  if (asked) return asked.createdAt;
  const handoff = events.findLast(({ code }) => code.startsWith("handoff-"));
  return handoff && handoff.afterSeq >= answered ? handoff.createdAt : null;
}
