import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor, Side } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import type { Change } from "~/conversations/changes/change.server";
import { commitLane, type GroupedWrite } from "~/conversations/sending/commit-lane.server";
import type { ConversationScope } from "~/conversations/changes/conversation-row.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { advance, deliverTogether, readTogether, type Mark } from "./store-receipts.server";

/**
 * This side's devices have everything up to `seq`. Never backwards; without effect when it is known already. Throws
 * not-found for a conversation outside the scope.
 */
export async function markDelivered(scope: Mark["scope"], side: Side, seq: number): Promise<void> {
  await commitLane.write(deliveries[side], scope.id, { scope, seq });
}

/** People of this side have read up to `seq`. Never backwards; malformed beyond the newest message. */
export async function markRead(actor: Actor, asked: { conversationId: string; seq: number }): Promise<void> {
  const scope = scopeOf(actor, asked.conversationId);
  await commitLane.write(readings[sideOf(actor)], scope.id, { scope, seq: asked.seq });
}

const deliveries = bySide((side) => ({
  together: (marks) => deliverTogether(side, marks),
  alone: async ({ scope, seq }) =>
    recordChange<true>(await completed(scope), async (change) => {
      advance(change, side, { deliveredSeq: seq });
      return true;
    }),
}));

const readings = bySide((side) => ({
  together: (marks) => readTogether(side, marks),
  alone: async ({ scope, seq }) =>
    recordChange<true>(await completed(scope), async (change) => {
      if (seq > change.conversation.lastSeq) throw new DomainError("malformed");
      const unread = await countUnread(change, side, seq);
      advance(change, side, { deliveredSeq: seq, readSeq: seq, unread });
      return true;
    }),
}));

function bySide(make: (side: Side) => GroupedWrite<Mark, true>): Record<Side, GroupedWrite<Mark, true>> {
  return { user: make("user"), organization: make("organization") };
}

/** The scope with the organization of its conversation. */
async function completed({ id, organizationId, userMemberId }: Mark["scope"]): Promise<ConversationScope> {
  if (organizationId) return { id, organizationId, userMemberId };
  const where = { id, ...(userMemberId && { userMemberId }) };
  const conversation = await db.conversation.findFirst({ where, select: { organizationId: true } });
  if (!conversation) throw new DomainError("not-found");
  return { id, userMemberId, ...conversation };
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
