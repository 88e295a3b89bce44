import { beforeAll, expect, test } from "vitest";
import type { MessageQuery } from "~/conversations/history/list-messages.server";
import { loadThread } from "~/conversations/history/load-thread.server";
import { db } from "~/database/client.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

let scene: Scene;

beforeAll(async () => {
  scene = await makeScene({ assistantEnabled: false });
  const { user, agent, conversationId } = scene;
  for (let seq = 1; seq <= 20; seq += 1) {
    const sent = {
      conversationId,
      body: seq === 7 ? "A torn tent pole" : `Message ${seq}`,
      clientId: `key-${seq}`,
    };
    if (seq % 4 === 0) await sendReply(agent, sent);
    else await sendMessage(user, sent);
  }
});

async function page(query: Partial<MessageQuery>) {
  const { messages, page } = await listMessages(scene.user, scene.conversationId, { limit: 5, ...query });
  return { seqs: messages.map(({ seq }) => seq), ...page };
}

test("the newest page comes first, oldest message on top", async () => {
  expect(await page({})).toEqual({ seqs: [16, 17, 18, 19, 20], before: 16, after: null });
});

test("pages lead to each other without a gap or a repeat", async () => {
  expect(await page({ before: 16 })).toEqual({ seqs: [11, 12, 13, 14, 15], before: 11, after: 15 });
  expect(await page({ after: 15 })).toEqual({ seqs: [16, 17, 18, 19, 20], before: 16, after: null });
  expect(await page({ before: 6 })).toEqual({ seqs: [1, 2, 3, 4, 5], before: null, after: 5 });
});

test("a page beyond an end is empty and leads back", async () => {
  expect(await page({ after: 20 })).toEqual({ seqs: [], before: 21, after: null });
  expect(await page({ after: 2_000_000_000 })).toEqual({ seqs: [], before: 21, after: null });
  expect(await page({ before: 21 })).toMatchObject({ seqs: [16, 17, 18, 19, 20] });
  expect(await page({ before: 1 })).toEqual({ seqs: [], before: null, after: 0 });
  expect(await page({ before: 0 })).toEqual({ seqs: [], before: null, after: 0 });
  expect(await page({ after: 0 })).toMatchObject({ seqs: [1, 2, 3, 4, 5] });
  expect(await page({ sender: ["agent"], after: 20 })).toEqual({ seqs: [], before: 21, after: null });
});

test("around a message stands its neighbourhood", async () => {
  expect(await page({ around: 10 })).toEqual({ seqs: [8, 9, 10, 11, 12], before: 8, after: 12 });
});

test("the whole thread in one page has no neighbours", async () => {
  expect(await page({ limit: 100 })).toMatchObject({ before: null, after: null });
});

test("filters combine with pages", async () => {
  expect(await page({ sender: ["agent"], limit: 2 })).toEqual({ seqs: [16, 20], before: 16, after: null });
  expect(await page({ sender: ["agent"], before: 16, limit: 2 })).toEqual({
    seqs: [8, 12],
    before: 8,
    after: 12,
  });
  expect(await page({ q: "tents pole" })).toEqual({ seqs: [7], before: null, after: null });
  expect(await page({ q: "tents pole", sender: ["agent"] })).toMatchObject({ seqs: [] });
  expect(await page({ since: new Date(Date.now() + 60_000) })).toMatchObject({ seqs: [] });
  expect(await page({ until: new Date(Date.now() + 60_000), limit: 100 })).toMatchObject({ before: null });
});

test("search takes operators and quotes as text, not as a command", async () => {
  for (const q of ['\'; DROP TABLE "Message"; --', "((", "\\", "a:* & | !", '"unclosed']) {
    expect(await page({ q })).toMatchObject({ seqs: [] });
  }
});

test("thread events stand with the page of the message they follow", async () => {
  const newest = await listMessages(scene.user, scene.conversationId, { limit: 5 });
  const oldest = await listMessages(scene.user, scene.conversationId, { before: 6, limit: 5 });
  expect(newest.events).toEqual([]);
  expect(oldest.events).toMatchObject([{ code: "taken-over", afterSeq: 3 }]);
});

test("of very many thread events a page has the newest", async () => {
  const { user, organizationId, conversationId } = await makeScene();
  const event = {
    organizationId,
    conversationId,
    afterSeq: 0,
    code: "taken-over",
    visibility: "everyone",
  } as const;
  await db.threadEvent.createMany({ data: Array.from({ length: 203 }, (_, rev) => ({ ...event, rev })) });
  const { events } = await listMessages(user, conversationId, { limit: 5 });
  expect(events.map(({ rev }) => rev)).toEqual(Array.from({ length: 200 }, (_, index) => index + 3));
});

test("another user's conversation does not exist", async () => {
  const { user: stranger } = await makeScene();
  await expect(listMessages(stranger, scene.conversationId, { limit: 5 })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("only the newest page is read by being served, a search or a page of the past is not", async () => {
  const { agent, conversationId } = scene;
  const read = async () =>
    (await db.conversation.findUniqueOrThrow({ where: { id: conversationId } })).organizationReadSeq;
  await loadThread(agent, conversationId, { limit: 5, q: "Message" }, { reads: true });
  await loadThread(agent, conversationId, { limit: 5, before: 16 }, { reads: true });
  expect(await read()).toBe(0);
  await loadThread(agent, conversationId, { limit: 5 }, { reads: true });
  expect(await read()).toBe(20);
});
