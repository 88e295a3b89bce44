import type { Actor, Side } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import { publish } from "~/realtime/bus.server";
import type { Typing } from "~/conversations/conversation";
import { getConversationRow, scopeOf } from "~/conversations/changes/conversation-row.server";
import { PassingNotices } from "./passing-notices.server";

/** How long one notice of typing lasts, in milliseconds. */
const typingLasts = 6_000;
/** How long the assistant may look for an answer before the notice ends by itself, in milliseconds. */
const lookingLasts = 60_000;

const writing = new PassingNotices<Typing>("conversation", typingLasts);

/** Says that somebody is writing, or has stopped; a note, only to the team. It touches no database and ends by itself. */
export async function setTyping(
  actor: Actor,
  said: { conversationId: string; typing: boolean; isNote?: boolean },
): Promise<void> {
  await getConversationRow(scopeOf(actor, said.conversationId));
  tell({
    conversationId: said.conversationId,
    side: sideOf(actor),
    memberId: actor.memberId,
    name: actor.name,
    typing: said.typing,
    expiresAt: new Date(Date.now() + typingLasts).toISOString(),
    ...(said.isNote && { isNote: true }),
  });
}

/** A message ends its sender's notice; whoever sees the message knows. */
export function endTyping(conversationId: string, memberId: string): void {
  writing.drop(conversationId, memberId);
}

/** The assistant shows as typing from the start of a run until its first words. */
export function setAssistantTyping(conversationId: string, name: string, typing: boolean): void {
  publish(assistantTyping(conversationId, name, typing));
}

/** The same, to be published with a change. */
export function assistantTyping(conversationId: string, name: string, typing: boolean) {
  return typingEvent(lookingNotice(conversationId, name, typing));
}

/** Who is writing now, without the reader; `thinking` is the assistant's name while it looks for an answer. */
export async function listTyping(
  conversationId: string,
  reader: { side: Side; exceptMemberId: string; thinking: string | null },
): Promise<Typing[]> {
  const people = await writing.list(conversationId);
  const isFor = ({ memberId, isNote }: Typing) =>
    memberId !== reader.exceptMemberId && (reader.side === "organization" || !isNote);
  const current = people.filter(isFor);
  return reader.thinking === null
    ? current
    : [...current, lookingNotice(conversationId, reader.thinking, true)];
}

function lookingNotice(conversationId: string, name: string, typing: boolean): Typing {
  const expiresAt = new Date(Date.now() + lookingLasts).toISOString();
  return { conversationId, side: "assistant", memberId: null, name, typing, expiresAt };
}

function tell(notice: Typing & { memberId: string }): void {
  if (notice.typing) writing.put(notice);
  else writing.drop(notice.conversationId, notice.memberId);
  publish(typingEvent(notice));
}

/** In how many conversations this process remembers somebody writing. */
export function countTypingPlaces(): number {
  return writing.places;
}

function typingEvent(notice: Typing) {
  return {
    topic: `conversation/${notice.conversationId}`,
    event: "typing" as const,
    rev: null,
    audience: notice.isNote ? ("organization" as const) : ("everyone" as const),
    ...(notice.memberId ? { exceptMemberId: notice.memberId } : {}),
    data: notice,
  };
}
