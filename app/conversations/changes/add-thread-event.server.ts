import type { Visibility } from "~/database/generated/client";
import type { Actor } from "~/identity/actor";
import type { Change } from "./change.server";
import type { ThreadEventCode } from "~/conversations/thread-event";
import { toThreadEvent } from "~/conversations/history/thread-events.server";

/** Notes after the newest message that something happened, and tells those who may know; without an actor, the assistant did it. */
export async function addThreadEvent(
  change: Change,
  code: ThreadEventCode,
  actor: Pick<Actor, "memberId" | "name"> | null,
  visibility: Visibility = "everyone",
  params: Record<string, string> = {},
): Promise<void> {
  const { conversation } = change;
  const row = await change.tx.threadEvent.create({
    data: {
      organizationId: conversation.organizationId,
      conversationId: conversation.id,
      afterSeq: conversation.lastSeq,
      rev: change.update({}),
      code,
      visibility,
      actorId: actor?.memberId ?? null,
      actorName: actor?.name ?? null,
      params,
    },
  });
  change.tell("thread-event", toThreadEvent(row), visibility === "team" ? "organization" : "everyone");
}
