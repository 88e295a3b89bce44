import { Prisma } from "~/database/generated/client";
import { db } from "~/database/client.server";
import { hub } from "~/realtime/bus.server";
import type { ConversationSummary } from "~/conversations/conversation";
import { listConversationRows, summaryOf } from "~/conversations/changes/conversation-row.server";

/** How far before the last look changes are looked for, in milliseconds: commits take time, and clocks differ. */
const lookBack = 15_000;
/** What is younger may still be on its way here, in milliseconds. */
const onItsWay = 500;
/** How many are read at once. */
const atOnce = 200;

const topics = "organization/";

/** What the followers of the inboxes' lists were told last of each conversation, longest ago first. */
const told = new Map<string, { summary: ConversationSummary; at: number }>();
let lastLook = Date.now();

/** Remembers for a while what goes to the inboxes' lists. */
export function rememberListEvents(): void {
  hub.onDelivered(({ topic, data }) => {
    if (topic.startsWith(topics)) remember(data as ConversationSummary);
  });
}

/** Looks once: tells the lists followed here of the conversations that changed without a word. `now` is a timestamp. */
export async function catchUpLists(now = Date.now()): Promise<void> {
  const since = lastLook - lookBack;
  forgetBefore(since);
  const organizations = hub.topics().filter((topic) => topic.startsWith(topics));
  const changed = organizations.length === 0 ? [] : await listChanged(organizations, since, now - onItsWay);
  const behind = changed.filter(({ id, rev }) => (told.get(id)?.summary.rev ?? -1) < rev);
  for (let start = 0; start < behind.length; start += atOnce)
    await tellOf(behind.slice(start, start + atOnce).map(({ id }) => id));
  lastLook = now;
}

function listChanged(
  organizations: string[],
  since: number,
  until: number,
): Promise<{ id: string; rev: number }[]> {
  return db.$queryRaw`
    SELECT "id", "rev" FROM "Conversation"
    WHERE "organizationId" = ANY(${organizations.map((topic) => topic.slice(topics.length))}::uuid[])
      AND "updatedAt" > ${new Date(since)} AND "updatedAt" <= ${new Date(until)} AND "lastMessageAt" IS NOT NULL`;
}

/** Many changes, as receipts, show nowhere in a list. */
async function tellOf(ids: string[]): Promise<void> {
  for (const row of await listConversationRows(Prisma.sql`c."id" = ANY(${ids}::uuid[])`)) {
    const data = summaryOf(row, "organization");
    const known = told.get(row.id)?.summary;
    const topic = topics + row.organizationId;
    if (known && looksOf(known) === looksOf(data)) remember(data);
    else hub.deliver({ topic, event: "conversation", rev: null, audience: "organization", data });
  }
}

function looksOf(summary: ConversationSummary): string {
  return JSON.stringify({ ...summary, rev: null });
}

function remember(summary: ConversationSummary): void {
  const known = told.get(summary.id);
  if (known && known.summary.rev > summary.rev) return;
  told.delete(summary.id);
  told.set(summary.id, { summary, at: Date.now() });
}

function forgetBefore(since: number): void {
  for (const [id, { at }] of told) {
    if (at >= since) return;
    told.delete(id);
  }
}
