import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import { bus, publish } from "~/realtime/bus.server";
import type { Presence } from "~/conversations/conversation";
import type { ConversationRow } from "~/conversations/changes/conversation-row.server";

/** How long someone stays present after the last stream closed, in milliseconds: a reload is no absence. */
const grace = 5_000;

/** The streams of this process by the place where they make somebody present: the topic that tells of it. */
const streamsAt = new Map<string, number>();

const userPlaces = "conversation/";

/** The topic that carries whether anyone of an organization's team is here. */
export const teamPresenceTopic = (organizationId: string): string => `presence/${organizationId}`;

/**
 * A stream of this member opened; the returned function says that it closed. A user is present in the own
 * conversation, a person of the team in all of the organization's. What holds a token is a program: nobody is here.
 */
export function arrive(actor: Actor, conversationId: string | null): () => void {
  if (actor.credential.kind === "token") return () => undefined;
  const isUser = sideOf(actor) === "user" && conversationId !== null;
  const place = isUser ? userPlaces + conversationId : teamPresenceTopic(actor.organizationId);
  const before = streamsAt.get(place) ?? 0;
  streamsAt.set(place, before + 1);
  if (before === 0) {
    bus.attendance?.enter(place);
    tell(place, { online: true });
  }
  return () => setTimeout(() => void leave(place), grace).unref();
}

/** Who of both sides is here. */
export async function listPresence(row: ConversationRow): Promise<Presence[]> {
  const places = [userPlaces + row.id, teamPresenceTopic(row.organizationId)];
  const [user = false, team = false] = await Promise.all(places.map(isSomebodyAt));
  return [
    {
      conversationId: row.id,
      side: "user",
      online: user,
      lastSeenAt: row.userLastSeenAt?.toISOString() ?? null,
    },
    { conversationId: null, side: "organization", online: team, lastSeenAt: null },
  ];
}

/** Tells of those whose process ended without a word, and again of those here after others may have missed it. */
export function watchPresence(): void {
  bus.on("deserted", (place) => void tellAbsent(place));
  bus.on("rejoined", (places) => places.forEach((place) => tell(place, { online: true })));
}

async function leave(place: string): Promise<void> {
  const left = (streamsAt.get(place) ?? 1) - 1;
  if (left > 0) {
    streamsAt.set(place, left);
    return;
  }
  streamsAt.delete(place);
  const elsewhere = await bus.attendance?.leave(place);
  if (!elsewhere && !streamsAt.has(place)) await tellAbsent(place);
}

/** Somebody may come through another process meanwhile, whose word this one would overtake. */
async function tellAbsent(place: string): Promise<void> {
  const lastSeenAt = new Date();
  tell(place, { online: false, at: lastSeenAt });
  if (await isSomebodyAt(place)) tell(place, { online: true });
  else if (place.startsWith(userPlaces)) await markLastSeen(place.slice(userPlaces.length), lastSeenAt);
}

async function isSomebodyAt(place: string): Promise<boolean> {
  return streamsAt.has(place) || ((await bus.attendance?.isHeld(place)) ?? false);
}

async function markLastSeen(conversationId: string, lastSeenAt: Date): Promise<void> {
  const own = { conversation: { id: conversationId } };
  try {
    await db.member.updateMany({ where: own, data: { lastSeenAt } });
  } catch {
    // The database is away or closed: the next leave says it.
  }
}

function tell(place: string, { online, at = new Date() }: { online: boolean; at?: Date }): void {
  const conversationId = place.startsWith(userPlaces) ? place.slice(userPlaces.length) : null;
  const side = conversationId ? "user" : "organization";
  const data: Presence = { conversationId, side, online, lastSeenAt: at.toISOString() };
  publish({ topic: place, event: "presence", rev: null, audience: "everyone", data });
}
