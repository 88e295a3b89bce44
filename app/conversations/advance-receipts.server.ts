import { DomainError } from "~/errors";
import type { Actor, Side } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import type { ConversationScope } from "./conversation-row.server";
import { getConversationRow, receiptsOf, scopeOf } from "./conversation-row.server";
import type { Change } from "./change.server";
import { recordChange } from "./record-change.server";

/**
 * This side's devices have everything up to `seq`. Never backwards; without effect when it is known already.
 */
export async function markDelivered(scope: ConversationScope, side: Side, seq: number): Promise<void> {
  if (isKnown(await getConversationRow(scope), side, "deliveredSeq", seq)) return;
  await recordChange(scope, (change) => Promise.resolve(advance(change, side, { deliveredSeq: seq })));
}

/** People of this side have read up to `seq`. Never backwards; malformed beyond the newest message. */
export async function markRead(actor: Actor, asked: { conversationId: string; seq: number }): Promise<void> {
  const scope = scopeOf(actor, asked.conversationId);
  const side = sideOf(actor);
  const row = await getConversationRow(scope);
  if (asked.seq > row.lastSeq) throw new DomainError("malformed");
  if (isKnown(row, side, "readSeq", asked.seq)) return;
  await recordChange(scope, async (change) => {
    const unread = await countUnread(change, side, asked.seq);
    advance(change, side, { deliveredSeq: asked.seq, readSeq: asked.seq, unread });
  });
}

function isKnown(
  row: Parameters<typeof receiptsOf>[0],
  side: Side,
  mark: "deliveredSeq" | "readSeq",
  seq: number,
): boolean {
  const receipt = receiptsOf(row).find((each) => each.side === side);
  return receipt !== undefined && receipt[mark] >= seq;
}

function advance(
  change: Change,
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

async function countUnread(change: Change, reader: Side, readSeq: number): Promise<number> {
  if (readSeq >= change.conversation.lastSeq) return 0;
  return change.tx.message.count({
    where: {
      conversationId: change.conversation.id,
      seq: { gt: readSeq },
      senderType: reader === "organization" ? "user" : { not: "user" },
    },
  });
}
