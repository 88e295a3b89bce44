import { expect, test } from "vitest";
import { markDelivered } from "~/conversations/receipts/advance-receipts.server";
import { catchUpLists, rememberListEvents } from "~/conversations/live/catch-up-lists.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { openInboxStream } from "~/conversations/live/open-inbox-stream.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { db } from "~/database/client.server";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { hearEvents } from "../../support/heard-events";

useDatabase();
rememberListEvents();

/** When nothing that was committed can still be on its way. */
const soon = () => Date.now() + 1_000;

async function openInbox(scene: Scene) {
  const { agent, user, conversationId } = scene;
  const { events, heard } = hearEvents(agent, (stream) => openInboxStream(agent, stream, []));
  await sendMessage(user, { conversationId, body: "Hello", clientId: "a" });
  await heard("conversation");
  return { events, heard };
}

/** What another process writes whose word does not get here. */
async function resolveInSilence({ conversationId }: Scene): Promise<void> {
  const data = { status: "resolved" as const, rev: { increment: 1 }, updatedAt: new Date() };
  await db.conversation.update({ where: { id: conversationId }, data });
}

test("a list hears of what changed without a word, once", async () => {
  const scene = await makeScene({ assistantEnabled: false });
  const { events } = await openInbox(scene);
  await resolveInSilence(scene);
  await catchUpLists(soon());
  await catchUpLists(soon());
  expect(events).toMatchObject([
    { event: "conversation", data: { id: scene.conversationId, status: "open" } },
    { event: "conversation", data: { id: scene.conversationId, status: "resolved" } },
  ]);
});

test("a list that was told, or would look the same, is told nothing", async () => {
  const scene = await makeScene({ assistantEnabled: false });
  const { events } = await openInbox(scene);
  await catchUpLists(soon());
  await markDelivered(scopeOf(scene.agent, scene.conversationId), "organization", 1);
  await catchUpLists(soon());
  expect(events).toHaveLength(1);
});

test("what may still be on its way is left to come", async () => {
  const scene = await makeScene({ assistantEnabled: false });
  const { events } = await openInbox(scene);
  await resolveInSilence(scene);
  await catchUpLists();
  expect(events).toHaveLength(1);
});

test("other organizations' lists hear nothing", async () => {
  const [scene, other] = [
    await makeScene({ assistantEnabled: false }),
    await makeScene({ assistantEnabled: false }),
  ];
  const { events } = hearEvents(other.agent, (stream) => openInboxStream(other.agent, stream, []));
  await openInbox(scene);
  await resolveInSilence(scene);
  await catchUpLists(soon());
  expect(events).toEqual([]);
});
