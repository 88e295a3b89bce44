import { Prisma } from "~/database/generated/client";
import { db } from "~/database/client.server";
import type { Actor, Side } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import type { StreamEvent } from "~/realtime/event-frame.server";
import type { LiveStream } from "~/realtime/live-stream.server";
import { markDelivered } from "./advance-receipts.server";
import type { ConversationRow } from "./conversation-row.server";
import { getConversationRow, receiptsOf, scopeOf } from "./conversation-row.server";
import { getReady } from "./conversations.server";
import type { MessageRow } from "./message-row.server";
import { messageColumns, toMessage } from "./message-row.server";
import { teamPresenceTopic } from "./presence.server";
import { listThreadEvents } from "./thread-events.server";

/** More changes than this are not replayed: loading afresh is cheaper for both sides. */
const replayLimit = 500;

/**
 * Brings a conversation's stream up to date: everything that changed after `token` in its latest version, then
 * `ready`, then live. A token that cannot be resumed gets `reset` and `ready`. Throws not-found.
 */
export async function openConversationStream(
  actor: Actor,
  stream: LiveStream,
  asked: { conversationId: string; token: number | null | "invalid" },
): Promise<void> {
  const topic = await stream.subscribe(`conversation/${asked.conversationId}`);
  const presence = await stream.subscribe(teamPresenceTopic(actor.organizationId));
  const row = await getConversationRow(scopeOf(actor, asked.conversationId));
  const since = topic.safeRev ?? asked.token;
  const missed = since === null ? [] : await listChanges(row, sideOf(actor), since);
  if (missed === "too many") topic.reset("expired");
  else await topic.replay(missed);
  topic.forgetPassing();
  topic.ready(row.rev, await getReady(actor, row));
  presence.release();
  if (since === null || missed === "too many") return;
  await markDelivered(scopeOf(actor, row.id), sideOf(actor), row.lastSeq);
}

/** What changed after `since` and up to the row's rev, in order of rev; what is newer comes live. */
async function listChanges(
  row: ConversationRow,
  reader: Side,
  since: number | "invalid",
): Promise<StreamEvent[] | "too many"> {
  if (since === "invalid" || since > row.rev) return "too many";
  const changed = Prisma.sql`"conversationId" = ${row.id}::uuid AND "rev" > ${since} AND "rev" <= ${row.rev}`;
  const [messages, events] = await Promise.all([
    db.$queryRaw<MessageRow[]>`
      SELECT ${messageColumns} FROM "Message" WHERE ${changed} ORDER BY "rev" LIMIT ${replayLimit + 1}`,
    listThreadEvents(
      { conversationId: row.id, reader },
      { rev: { gt: since, lte: row.rev } },
      replayLimit + 1,
    ),
  ]);
  if (messages.length + events.length > replayLimit) return "too many";
  const receipts = receiptsOf(row);
  return [
    ...messages.map((message) => ({
      event: "message" as const,
      rev: message.rev,
      data: toMessage(message, receipts),
    })),
    ...events.map((event) => ({
      event: "thread-event" as const,
      rev: event.rev,
      data: event,
    })),
  ].sort((one, other) => one.rev - other.rev);
}
