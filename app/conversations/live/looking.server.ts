import type { Actor } from "~/identity/actor";
import type { Looking } from "~/conversations/conversation";
import { getConversationRow, scopeOf } from "~/conversations/changes/conversation-row.server";
import { publish } from "~/realtime/bus.server";
import { PassingNotices } from "./passing-notices.server";

/** How long one notice of looking lasts, in milliseconds. */
const lookingLasts = 45_000;

const readers = new PassingNotices<Looking>("looking", lookingLasts);

/** Tells the team that one of them has a conversation in view, or no longer. It ends by itself. Throws not-found. */
export async function setLooking(
  actor: Actor,
  { conversationId, looking }: { conversationId: string; looking: boolean },
): Promise<void> {
  await getConversationRow(scopeOf(actor, conversationId));
  const expiresAt = new Date(Date.now() + lookingLasts).toISOString();
  const notice = { conversationId, memberId: actor.memberId, name: actor.name, looking, expiresAt };
  if (looking) readers.put(notice);
  else readers.drop(conversationId, actor.memberId);
  publish({
    topic: `conversation/${conversationId}`,
    event: "looking",
    rev: null,
    audience: "organization",
    exceptMemberId: actor.memberId,
    data: notice,
  });
}

/** Who of the team has a conversation in view now, without this reader. */
export async function listLooking(conversationId: string, exceptMemberId: string): Promise<Looking[]> {
  const people = await readers.list(conversationId);
  return people.filter(({ memberId }) => memberId !== exceptMemberId);
}
