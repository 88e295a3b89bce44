import { inTransaction } from "~/database/client.server";
import { publish } from "~/realtime/bus.server";
import { Change } from "./change.server";
import type { ConversationScope } from "./conversation-row.server";
import { lockConversationRow } from "./conversation-row.server";

/**
 * The one way to write to a conversation: locks its row, runs `work`, commits, then tells the open streams.
 * Throws not-found for a conversation outside the scope; whatever `work` throws undoes all of it.
 */
export async function recordChange<T>(
  scope: ConversationScope,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const { result, events } = await inTransaction(async (tx) => {
    const change = new Change(tx, await lockConversationRow(tx, scope));
    const result = await work(change);
    return { result, events: await change.finish() };
  });
  publish(...events);
  return result;
}
