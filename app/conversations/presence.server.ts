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
 * A stream of this member opened; the returned function says that it closed. A user is present in the own
 * conversation, a person of the team in all of the organization's. What holds a token is a program: nobody is here.
 */
export function arrive(actor: Actor, conversationId: string | null): () => void {
  if (actor.credential.kind === "token") return () => undefined;
  const own = sideOf(actor) === "user" ? conversationId : null;
  const place = own ?? actor.organizationId;
  const before = openStreams.get(place) ?? 0;
  openStreams.set(place, before + 1);
  if (before === 0) tell(actor, own, { online: true, at: new Date() });
  return () => setTimeout(() => void leave(actor, own), grace).unref();
}

/** Who of both sides is here, as far as this process knows. */
export function listPresence(row: ConversationRow): Presence[] {
  return [
    {
      conversationId: row.id,
      side: "user",
      online: openStreams.has(row.id),
      lastSeenAt: row.userLastSeenAt?.toISOString() ?? null,
    },
    {
      conversationId: null,
      side: "organization",
      online: openStreams.has(row.organizationId),
      lastSeenAt: null,
    },
  ];
}

async function leave(actor: Actor, own: string | null): Promise<void> {
  const place = own ?? actor.organizationId;
  const left = (openStreams.get(place) ?? 1) - 1;
  if (left > 0) {
    openStreams.set(place, left);
    return;
  }
  openStreams.delete(place);
  const lastSeenAt = new Date();
  tell(actor, own, { online: false, at: lastSeenAt });
  await db.member.updateMany({ where: { id: actor.memberId }, data: { lastSeenAt } }).catch(() => undefined);
}

function tell(actor: Actor, own: string | null, { online, at }: { online: boolean; at: Date }): void {
  const topic = own ? `conversation/${own}` : teamPresenceTopic(actor.organizationId);
  const side = sideOf(actor);
  const data: Presence = { conversationId: own, side, online, lastSeenAt: at.toISOString() };
  publish({ topic, event: "presence", rev: null, audience: "everyone", data });
}
