import type { Side } from "~/identity/actor";
import { describeError, log } from "~/http/log.server";
import { hub } from "~/realtime/bus.server";
import { markDelivered } from "./advance-receipts.server";
import type { Message } from "~/conversations/message";
import { receivingSide } from "~/conversations/message";

type Delivery = { conversationId: string; side: Side; seq: number };

const waiting = new Map<string, Delivery>();

/** Marks messages delivered that were written to an open stream of the other side; a burst is marked once. */
export function watchDeliveries(): void {
  hub.onDelivered((event, sides) => {
    if (event.event !== "message") return;
    const { conversationId, seq, sender } = event.data as Message;
    const side = receivingSide(sender.type);
    if (!sides[side]) return;
    const key = `${side}/${conversationId}`;
    if (waiting.size === 0) setImmediate(flush);
    waiting.set(key, { conversationId, side, seq: Math.max(seq, waiting.get(key)?.seq ?? 0) });
  });
}

function flush(): void {
  for (const { conversationId, side, seq } of waiting.values())
    markDelivered({ id: conversationId, organizationId: null, userMemberId: null }, side, seq).catch(
      (error: unknown) => log.warn({ error: describeError(error) }, "not marked delivered"),
    );
  waiting.clear();
}
