import { db } from "~/database/client.server";
import type { Side } from "~/identity/actor";
import { describeError, log } from "~/http/log.server";
import { hub } from "~/realtime/bus.server";
import { markDelivered } from "./advance-receipts.server";
import type { Message } from "./message";
import { receivingSide } from "./message";

type Mark = { conversationId: string; side: Side; seq: number };

const waiting = new Map<string, Mark>();

/** Marks messages delivered that were written to an open stream of the other side; a burst is marked once. */
export function watchDeliveries(): void {
  hub.onDelivered((event, sides) => {
    if (event.event !== "message") return;
    const { conversationId, seq, sender } = event.data as Message;
    const side = receivingSide(sender.type);
    if (!sides[side]) return;
    const key = `${side}/${conversationId}`;
    if (!waiting.has(key)) setImmediate(() => void flush(key));
    waiting.set(key, { conversationId, side, seq: Math.max(seq, waiting.get(key)?.seq ?? 0) });
  });
}

async function flush(key: string): Promise<void> {
  const mark = waiting.get(key);
  waiting.delete(key);
  if (mark)
    await store(mark).catch((error: unknown) =>
      log.warn({ error: describeError(error) }, "not marked delivered"),
    );
}

async function store({ conversationId, side, seq }: Mark): Promise<void> {
  const conversation = await db.conversation.findUnique({
    where: { id: conversationId },
    select: { organizationId: true },
  });
  if (!conversation) return;
  await markDelivered({ id: conversationId, ...conversation, userMemberId: null }, side, seq);
}
