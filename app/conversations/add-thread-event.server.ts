import type { Actor } from "~/identity/actor";
import type { Change } from "./change.server";
import { toThreadEvent } from "./message-row.server";
import type { ThreadEventCode } from "./thread-event";

/** Notes after the newest message that something happened which both sides may know. */
export async function addThreadEvent(
  change: Change,
  code: ThreadEventCode,
  actor: Pick<Actor, "memberId" | "name">,
): Promise<void> {
  const { conversation } = change;
  const row = await change.tx.threadEvent.create({
    data: {
      organizationId: conversation.organizationId,
      conversationId: conversation.id,
      afterSeq: conversation.lastSeq,
      rev: change.update({}),
      code,
      visibility: "everyone",
      actorId: actor.memberId,
      actorName: actor.name,
    },
  });
  change.tell("thread-event", toThreadEvent(row));
}
