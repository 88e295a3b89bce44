import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import { publish } from "~/realtime/bus.server";
import type { Typing } from "./conversation";
import { getConversationRow, scopeOf } from "./conversation-row.server";

/** How long one notice of typing lasts, in milliseconds. */
const typingLasts = 6_000;
/** How long the assistant may look for an answer before the notice ends by itself, in milliseconds. */
const lookingLasts = 60_000;

const typingIn = new Map<string, Map<string, Typing>>();

/** Says that somebody is writing, or has stopped. It touches no database and ends by itself. */
export async function setTyping(
  actor: Actor,
  said: { conversationId: string; typing: boolean },
): Promise<void> {
  await getConversationRow(scopeOf(actor, said.conversationId));
  tell(said.conversationId, {
    side: sideOf(actor),
    memberId: actor.memberId,
    name: actor.name,
    typing: said.typing,
    expiresAt: new Date(Date.now() + typingLasts).toISOString(),
  });
}

/** A message ends its sender's notice; whoever sees the message knows. */
export function endTyping(conversationId: string, memberId: string): void {
  typingIn.get(conversationId)?.delete(memberId);
}

/** The assistant shows as typing from the start of a run until its first words. */
export function setAssistantTyping(conversationId: string, name: string, typing: boolean): void {
  publish(typingEvent(conversationId, lookingNotice(name, typing)));
}

/** Who is writing now, without the reader; `thinking` is the assistant's name while it looks for an answer. */
export function listTyping(
  conversationId: string,
  reader: { exceptMemberId: string; thinking: string | null },
): Typing[] {
  const now = new Date().toISOString();
  const people = [...(typingIn.get(conversationId)?.values() ?? [])];
  const current = people.filter((each) => each.expiresAt > now && each.memberId !== reader.exceptMemberId);
  return reader.thinking === null ? current : [...current, lookingNotice(reader.thinking, true)];
}

function lookingNotice(name: string, typing: boolean): Typing {
  const expiresAt = new Date(Date.now() + lookingLasts).toISOString();
  return { side: "assistant", memberId: null, name, typing, expiresAt };
}

function tell(conversationId: string, notice: Typing): void {
  const people = typingIn.get(conversationId) ?? new Map<string, Typing>();
  const now = new Date().toISOString();
  for (const [memberId, each] of people) if (each.expiresAt < now) people.delete(memberId);
  if (notice.typing) people.set(notice.memberId ?? "", notice);
  else people.delete(notice.memberId ?? "");
  if (people.size > 0) typingIn.set(conversationId, people);
  else typingIn.delete(conversationId);
  publish(typingEvent(conversationId, notice));
}

function typingEvent(conversationId: string, notice: Typing) {
  return {
    topic: `conversation/${conversationId}`,
    event: "typing" as const,
    rev: null,
    audience: "everyone" as const,
    ...(notice.memberId ? { exceptMemberId: notice.memberId } : {}),
    data: notice,
  };
}
