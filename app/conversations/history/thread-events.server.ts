import type { Prisma, ThreadEvent as StoredThreadEvent } from "~/database/generated/client";
import { db } from "~/database/client.server";
import type { Side } from "~/identity/actor";
import type { ThreadEvent, ThreadEventCode } from "~/conversations/thread-event";

/** Which thread events of a conversation this side may see. */
type ThreadEventsOf = { conversationId: string; reader: Side };

/** Of those that `span` names, the newest `limit`, in their order. */
export async function listThreadEvents(
  { conversationId, reader }: ThreadEventsOf,
  span: Pick<Prisma.ThreadEventWhereInput, "afterSeq" | "rev">,
  limit: number,
): Promise<ThreadEvent[]> {
  const seen = reader === "user" ? { visibility: "everyone" as const } : {};
  const rows = await db.threadEvent.findMany({
    where: { conversationId, ...seen, ...span },
    orderBy: [{ afterSeq: "desc" }, { rev: "desc" }],
    take: limit,
  });
  return rows.map(toThreadEvent).reverse();
}

/** A stored thread event as its readers see it. */
export function toThreadEvent(row: StoredThreadEvent): ThreadEvent {
  return {
    id: row.id,
    conversationId: row.conversationId,
    afterSeq: row.afterSeq,
    rev: row.rev,
    code: row.code as ThreadEventCode,
    actor: row.actorId && row.actorName !== null ? { id: row.actorId, name: row.actorName } : null,
    createdAt: row.createdAt.toISOString(),
    ...(row.visibility === "team" && { params: row.params as Record<string, string> }),
  };
}
