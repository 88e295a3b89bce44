import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import { publish } from "~/realtime/bus.server";
import type { Presence } from "./conversation";
import type { ConversationRow } from "./conversation-row.server";

/** How long someone stays present after the last stream closed, in milliseconds: a reload is no absence. */
const grace = 5_000;

const openStreams = new Map<string, number>();

/** The topic that carries whether anyone of an organization's team is here. */
export const teamPresenceTopic = (organizationId: string): string => `presence/${organizationId}`;

/**
 * A stream of this member opened; the returned function says that it closed.
 * A user is present in the own conversation, a person of the team in all of the organization's.
 */
export function arrive(actor: Actor, conversationId: string | null): () => void {
  const isUser = sideOf(actor) === "user" && conversationId !== null;
  const topic = isUser ? `conversation/${conversationId}` : teamPresenceTopic(actor.organizationId);
  const place = isUser ? conversationId : actor.organizationId;
  const before = openStreams.get(place) ?? 0;
  openStreams.set(place, before + 1);
  if (before === 0) tell(topic, { side: sideOf(actor), online: true, lastSeenAt: new Date().toISOString() });
  return () => setTimeout(() => void leave(actor, place, topic), grace).unref();
}

/** Who of both sides is here, as far as this process knows. */
export function listPresence(row: ConversationRow): Presence[] {
  return [
    { side: "user", online: openStreams.has(row.id), lastSeenAt: row.userLastSeenAt?.toISOString() ?? null },
    { side: "organization", online: openStreams.has(row.organizationId), lastSeenAt: null },
  ];
}

async function leave(actor: Actor, place: string, topic: string): Promise<void> {
  const left = (openStreams.get(place) ?? 1) - 1;
  if (left > 0) {
    openStreams.set(place, left);
    return;
  }
  openStreams.delete(place);
  const lastSeenAt = new Date();
  tell(topic, { side: sideOf(actor), online: false, lastSeenAt: lastSeenAt.toISOString() });
  await db.member.updateMany({ where: { id: actor.memberId }, data: { lastSeenAt } }).catch(() => undefined);
}

function tell(topic: string, presence: Presence): void {
  publish({ topic, event: "presence", rev: null, audience: "everyone", data: presence });
}
