import { Prisma } from "~/database/generated/client";
import { db } from "~/database/client.server";
import type { Actor, Side } from "~/identity/actor";
import { sideOf } from "~/identity/actor";
import type { StreamEvent } from "~/realtime/event-frame.server";
import type { LiveStream } from "~/realtime/live-stream.server";
import { markDelivered } from "~/conversations/receipts/advance-receipts.server";
import type { ConversationRow } from "~/conversations/changes/conversation-row.server";
import { getConversationRow, receiptsOf, scopeOf } from "~/conversations/changes/conversation-row.server";
import { getReady } from "~/conversations/conversations.server";
import type { MessageRow } from "~/conversations/history/message-row.server";
import { messageColumns, toMessage } from "~/conversations/history/message-row.server";
import { teamPresenceTopic } from "./presence.server";
import { listNotes } from "~/conversations/notes/list-notes.server";
import { listThreadEvents } from "~/conversations/history/thread-events.server";

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
  const since = topic.sentRev ?? asked.token;
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
  const of = { conversationId: row.id, reader };
  const span = { rev: { gt: since, lte: row.rev } };
  const [messages, events, notes] = await Promise.all([
    db.$queryRaw<MessageRow[]>`
      SELECT ${messageColumns} FROM "Message" WHERE ${changed} ORDER BY "rev" LIMIT ${replayLimit + 1}`,
    listThreadEvents(of, span, replayLimit + 1),
    listNotes(of, span, replayLimit + 1),
  ]);
  if (messages.length + events.length + notes.length > replayLimit) return "too many";
  const receipts = receiptsOf(row);
  return [
    ...messages.map((message) => asEvent("message", toMessage(message, receipts))),
    ...events.map((event) => asEvent("thread-event", event)),
    ...notes.map((note) => asEvent("note", note)),
  ].sort((one, other) => one.rev - other.rev);
}

function asEvent<T extends { rev: number }>(event: StreamEvent["event"], data: T) {
  return { event, rev: data.rev, data };
}
