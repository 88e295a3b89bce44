import { runStatement } from "~/database/run-statement.server";
import type { Side } from "~/identity/actor";
import { publish } from "~/realtime/bus.server";
import { Announcement } from "~/conversations/changes/announcement.server";
import type { ConversationRow } from "~/conversations/changes/conversation-row.server";
import { receiptsOf } from "~/conversations/changes/conversation-row.server";
import { storeDeliveries, storeReadings } from "./receipt-statements.server";

/** How far a side has received or read a conversation; what is null in the scope does not matter. */
export type Mark = {
  scope: { id: string; organizationId: string | null; userMemberId: string | null };
  seq: number;
};

type Delivery = { index: number; rev: number | null; deliveredSeq: number; readSeq: number };
type Reading = ConversationRow & { index: number; seq: number; unread: number | null };

/**
 * Marks conversations delivered to a side in one statement, and tells the open streams. Null for what is not within its
 * scope, or in a conversation that is being written to.
 */
export async function deliverTogether(side: Side, marks: Mark[]): Promise<(true | null)[]> {
  const furthest = new Map<string, Mark>();
  for (const mark of marks)
    if (mark.seq > (furthest.get(keyOf(mark))?.seq ?? -1)) furthest.set(keyOf(mark), mark);
  const asked = [...furthest.values()];
  const rows = await runStatement<Delivery>(storeDeliveries[side], [toJson(asked)]);
  const told = rows.flatMap(({ index, rev, deliveredSeq, readSeq }) => {
    const conversationId = asked[index]!.scope.id;
    const topic = `conversation/${conversationId}`;
    const data = { conversationId, side, deliveredSeq, readSeq };
    return rev === null ? [] : [{ topic, event: "receipt", rev, audience: "everyone", data } as const];
  });
  publish(...told);
  const known = new Set(rows.map(({ index }) => asked[index]));
  return marks.map((mark) => known.has(furthest.get(keyOf(mark))) || null);
}

/** The same for what people of a side have read. Null also for what is beyond the newest message. */
export async function readTogether(side: Side, marks: Mark[]): Promise<(true | null)[]> {
  const rows = await runStatement<Reading>(storeReadings[side], [toJson(marks), new Date()]);
  const told = rows.flatMap(({ index: _index, seq, unread, ...conversation }) => {
    if (unread === null) return [];
    const announcement = new Announcement(conversation);
    advance(announcement, side, { deliveredSeq: seq, readSeq: seq, unread });
    return announcement.events();
  });
  publish(...told);
  const known = new Set(rows.map(({ index }) => index));
  return marks.map((_mark, index) => known.has(index) || null);
}

function toJson(marks: Mark[]): string {
  const items = marks.map(({ scope, seq }, index) => ({ ...scope, conversationId: scope.id, seq, index }));
  return JSON.stringify(items);
}

function keyOf({ scope }: Mark): string {
  return `${scope.id}/${scope.organizationId}/${scope.userMemberId}`;
}

/** Moves a side's receipt forward, never back and never beyond the newest message; `unread` is what is then left. */
export function advance(
  change: Announcement,
  side: Side,
  marks: { deliveredSeq: number; readSeq?: number; unread?: number },
): void {
  const known = receiptsOf(change.conversation).find((each) => each.side === side);
  if (!known) return;
  const limit = change.conversation.lastSeq;
  const next = {
    deliveredSeq: Math.max(known.deliveredSeq, Math.min(marks.deliveredSeq, limit)),
    readSeq: Math.max(known.readSeq, Math.min(marks.readSeq ?? 0, limit)),
  };
  if (next.deliveredSeq === known.deliveredSeq && next.readSeq === known.readSeq) return;
  change.update(
    fieldsOf(side, { ...next, unread: marks.unread }),
    ...(marks.unread === undefined ? [] : ["summary" as const]),
  );
  change.tell("receipt", { conversationId: change.conversation.id, side, ...next });
}

function fieldsOf(
  side: Side,
  { deliveredSeq, readSeq, unread }: { deliveredSeq: number; readSeq: number; unread?: number | undefined },
) {
  const counted = unread !== undefined;
  return side === "user"
    ? { userDeliveredSeq: deliveredSeq, userReadSeq: readSeq, ...(counted && { unreadForUser: unread }) }
    : {
        organizationDeliveredSeq: deliveredSeq,
        organizationReadSeq: readSeq,
        ...(counted && { unreadForOrganization: unread }),
      };
}
