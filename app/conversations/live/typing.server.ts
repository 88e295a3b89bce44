import type { Actor, Side } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import { bus, publish } from "~/realtime/bus.server";
import type { Typing } from "~/conversations/conversation";
import { getConversationRow, scopeOf } from "~/conversations/changes/conversation-row.server";

/** How long one notice of typing lasts, in milliseconds. */
const typingLasts = 6_000;
/** How long the assistant may look for an answer before the notice ends by itself, in milliseconds. */
const lookingLasts = 60_000;

/**
 * What came through this process, which counts while no other is to be asked. By conversation, in the order of their
 * newest notices; in each by member.
 */
const typingIn = new Map<string, Map<string, Typing>>();

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
  bus.notes?.drop(topicOf(conversationId), memberId);
  forget(conversationId, memberId);
}

function forget(conversationId: string, memberId: string): void {
  const people = typingIn.get(conversationId);
  people?.delete(memberId);
  if (people?.size === 0) typingIn.delete(conversationId);
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
  const noted = (await bus.notes?.list(topicOf(conversationId))) as Typing[] | null | undefined;
  const people = noted ?? [...(typingIn.get(conversationId)?.values() ?? [])];
  const now = new Date().toISOString();
  const isFor = ({ memberId, isNote }: Typing) =>
    memberId !== reader.exceptMemberId && (reader.side === "organization" || !isNote);
  const current = people.filter((each) => each.expiresAt > now && isFor(each));
  return reader.thinking === null
    ? current
    : [...current, lookingNotice(conversationId, reader.thinking, true)];
}

function lookingNotice(conversationId: string, name: string, typing: boolean): Typing {
  const expiresAt = new Date(Date.now() + lookingLasts).toISOString();
  return { conversationId, side: "assistant", memberId: null, name, typing, expiresAt };
}

function tell(notice: Typing & { memberId: string }): void {
  const { conversationId, memberId } = notice;
  const people = typingIn.get(conversationId) ?? new Map<string, Typing>();
  endTyping(conversationId, memberId);
  if (notice.typing) {
    typingIn.delete(conversationId);
    typingIn.set(conversationId, people.set(memberId, notice));
    bus.notes?.put(topicOf(conversationId), memberId, notice, typingLasts);
  }
  forgetExpired();
  publish(typingEvent(notice));
}

/** Whoever closed the tab says nothing more. */
function forgetExpired(): void {
  const now = new Date().toISOString();
  for (const [conversationId, people] of typingIn) {
    for (const { memberId, expiresAt } of people.values())
      if (expiresAt < now) forget(conversationId, memberId ?? "");
    if (people.size > 0) return;
  }
}

/** In how many conversations this process remembers somebody writing. */
export function countTypingPlaces(): number {
  return typingIn.size;
}

function typingEvent(notice: Typing) {
  return {
    topic: topicOf(notice.conversationId),
    event: "typing" as const,
    rev: null,
    audience: notice.isNote ? ("organization" as const) : ("everyone" as const),
    ...(notice.memberId ? { exceptMemberId: notice.memberId } : {}),
    data: notice,
  };
}

function topicOf(conversationId: string): string {
  return `conversation/${conversationId}`;
}
