import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { LiveConversation } from "~/conversations/live/live-conversation";
import type { Message } from "~/conversations/message";
import type { Outbox } from "./outbox";
import type { Person } from "./site";
import { loadMessages } from "./stored-conversation";
import type { Tab } from "./tab";

/** What holds of a conversation once its outboxes are empty or closed, whatever happened on the way. */
export async function expectKept(
  person: Person,
  { url, page, outboxes, tabs }: { url: string; page: string; outboxes: Outbox[]; tabs: Tab[] },
): Promise<Message[]> {
  const stored = await loadMessages(person, { url, page });
  expectContiguous(stored);
  for (const outbox of outboxes) expectStored(outbox, stored);
  for (const tab of tabs) await expectDelivered(tab, stored);
  return stored;
}

/** seq is 1..n without gaps. */
function expectContiguous(stored: Message[]): void {
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
}

/** Acknowledged ⊆ stored, as it was acknowledged; what was handed in is stored once at most, and in order. */
function expectStored(outbox: Outbox, stored: Message[]): void {
  expect(outbox.wrongAnswers).toEqual([]);
  const own = stored.filter(({ clientId }) => outbox.handedIn.has(clientId));
  const byKey = new Map(own.map((message) => [message.clientId, message]));
  expect(own, "a message is stored twice").toHaveLength(byKey.size);
  for (const [clientId, { message }] of outbox.acknowledged)
    expect(byKey.get(clientId), "an acknowledged message is lost").toMatchObject({
      id: message.id,
      seq: message.seq,
      body: outbox.handedIn.get(clientId),
    });
  const order = [...outbox.handedIn.keys()].filter((clientId) => byKey.has(clientId));
  expect(own.map(({ clientId }) => clientId)).toEqual(order);
}

/** Every stored message came, under one id each, and what the page shows is what a reload shows. */
async function expectDelivered(tab: Tab, stored: Message[]): Promise<void> {
  await expect
    .poll(() => stored.filter(({ id }) => !tab.arrivals.has(id)).map(({ seq }) => seq), { timeout: 10_000 })
    .toEqual([]);
  for (const [key, ids] of tab.idsOfKey) expect([...ids], `doubled: ${key}`).toHaveLength(1);
  await expect.poll(() => differencesFromReload(tab), { timeout: 10_000 }).toEqual([]);
}

/** Where what a tab shows differs from what a fresh load shows. */
async function differencesFromReload(tab: Tab): Promise<string[]> {
  const fresh = await tab.reload();
  if (!tab.live || !tab.ready) return [`not up to date: ${JSON.stringify(tab.counts)}`];
  return differences(lasting(tab.live, fresh), lasting(fresh, fresh));
}

function differences(shown: unknown, loaded: unknown, path = "page"): string[] {
  if (isDeepStrictEqual(shown, loaded)) return [];
  if (!isRecord(shown) || !isRecord(loaded))
    return [`${path} shows ${JSON.stringify(shown)}, loads ${JSON.stringify(loaded)}`];
  const keys = new Set([...Object.keys(shown), ...Object.keys(loaded)]);
  return [...keys].flatMap((key) => differences(shown[key], loaded[key], `${path}.${key}`));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** What must be equal: all but who types, and times of presence, which no load knows; only messages the load has. */
function lasting(live: LiveConversation, { messages: [first] }: LiveConversation) {
  const from = first?.seq ?? 1;
  return {
    // How it stood at a rev: what took a rev since without changing it need not be told.
    conversation: { ...live.conversation, rev: null },
    messages: live.messages
      .filter(({ seq }) => seq >= from)
      // Read on opening where the answer came live, loaded with the page where it was there.
      .map((message) => ({ ...message, receipt: null })),
    events: live.events.filter(({ afterSeq }) => afterSeq >= from),
    receipts: [...live.receipts].sort((a, b) => a.side.localeCompare(b.side)),
    presence: live.presence
      .map(({ side, online }) => ({ side, online }))
      .sort((a, b) => a.side.localeCompare(b.side)),
    run: live.run,
  };
}
