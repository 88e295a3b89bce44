import { expect, test } from "vitest";
import { addThreadEvent } from "~/conversations/changes/add-thread-event.server";
import { markRead } from "~/conversations/receipts/advance-receipts.server";
import { changeHandling } from "~/conversations/handling/change-handling.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import { openInboxStream } from "~/conversations/live/open-inbox-stream.server";
import { arrive } from "~/conversations/live/presence.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { catchUpStreams } from "~/conversations/live/watch-changes.server";
import { setAssistantTyping, setTyping } from "~/conversations/live/typing.server";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { hearEvents } from "../../support/heard-events";
import { eventually } from "../../support/eventually.ts";

useDatabase();

const follow = (actor: Actor, conversationId: string, token: number | null | "invalid" = null) =>
  hearEvents(actor, (stream) => openConversationStream(actor, stream, { conversationId, token }));

/** A conversation with this many messages, told to nobody. */
async function fillConversation({ organizationId, conversationId, user }: Scene, count: number) {
  await db.message.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      id: crypto.randomUUID(),
      organizationId,
      conversationId,
      seq: index + 1,
      rev: index + 1,
      senderType: "user" as const,
      senderId: user.memberId,
      senderName: user.name,
      body: "Hello",
      bodyHash: "",
      clientId: String(index),
    })),
  });
  const data = { rev: count, lastSeq: count, organizationDeliveredSeq: count };
  await db.conversation.update({ where: { id: conversationId }, data });
}

async function noteForTheTeam({ agent, conversationId }: Scene): Promise<void> {
  await recordChange(scopeOf(agent, conversationId), (change) =>
    addThreadEvent(change, "taken-over", agent, "team"),
  );
}

const codes = (events: { event: string }[]) => events.filter(({ event }) => event === "thread-event");

test("what only the team may know reaches no user: live, replayed or in a page", async () => {
  const scene = await makeScene();
  const { user, agent, conversationId } = scene;
  const live = [follow(user, conversationId), follow(agent, conversationId)] as const;
  await Promise.all(live.map(({ heard }) => heard("ready")));
  await noteForTheTeam(scene);
  const replayed = [follow(user, conversationId, 0), follow(agent, conversationId, 0)] as const;
  await Promise.all(replayed.map(({ heard }) => heard("ready")));
  expect([...live, ...replayed].map(({ events }) => codes(events).length)).toEqual([0, 1, 0, 1]);
  const pages = [user, agent].map((actor) => listMessages(actor, conversationId, { limit: 5 }));
  expect((await Promise.all(pages)).map(({ events }) => events.length)).toEqual([0, 1]);
});

test("every event says which conversation it is about", async () => {
  const { user, agent, admin, conversationId } = await makeScene({ assistantEnabled: false });
  const { events, heard } = hearEvents(admin, (stream) =>
    openInboxStream(admin, stream, [{ conversationId, rev: 0 }]),
  );
  await heard("ready");
  await setTyping(user, { conversationId, typing: true });
  arrive(user, conversationId);
  await sendMessage(user, { conversationId, body: "Hello", clientId: "a" });
  await markRead(agent, { conversationId, seq: 1 });
  await changeHandling(agent, { conversationId, handledBy: "team" });
  await heard("thread-event");
  for (const name of ["typing", "message", "receipt", "thread-event"]) {
    const found = events.filter(({ event }) => event === name);
    expect(found, name).not.toEqual([]);
    for (const { data } of found) expect(data, name).toMatchObject({ conversationId });
  }
  const present = events.filter(({ event }) => event === "presence").map(({ data }) => data);
  expect(present).toMatchObject([{ conversationId, side: "user" }]);
});

test("a conversation's state carries the rev it is of, in its stream and in the inbox's", async () => {
  const { agent, admin, conversationId } = await makeScene();
  const thread = follow(admin, conversationId);
  const inbox = hearEvents(admin, (stream) => openInboxStream(admin, stream, []));
  await thread.heard("ready");
  await changeHandling(agent, { conversationId, handledBy: "team" });
  const { rev } = await db.conversation.findUniqueOrThrow({ where: { id: conversationId } });
  expect(await thread.heard("conversation")).toMatchObject({ id: conversationId, rev });
  expect(await inbox.heard("conversation")).toMatchObject({ id: conversationId, rev });
});

test("what the assistant was doing while the snapshot was read does not contradict it", async () => {
  const { user, conversationId } = await makeScene();
  const { events, heard } = hearEvents(user, async (stream) => {
    await stream.subscribe(`conversation/${conversationId}`);
    setAssistantTyping(conversationId, "Assistant", true);
    await openConversationStream(user, stream, { conversationId, token: null });
  });
  expect(await heard("ready")).toMatchObject({ run: null, typing: [] });
  setAssistantTyping(conversationId, "Assistant", false);
  expect(events.filter(({ event }) => event === "typing")).toMatchObject([{ data: { typing: false } }]);
});

test("a token is resumed from, in order, or answered with a reset before ready", async () => {
  const scene = await makeScene();
  await fillConversation(scene, 502);
  const answerTo = async (token: number | "invalid") => {
    const { events, heard } = follow(scene.agent, scene.conversationId, token);
    await heard("ready");
    const ready = events.findIndex(({ event }) => event === "ready");
    return events.slice(0, ready + 1).map(({ event, id, data }) => id ?? [event, data]);
  };
  const reset = [["reset", { reason: "expired" }], "502"];
  expect(await answerTo("invalid")).toEqual(reset);
  expect(await answerTo(503)).toEqual(reset);
  expect(await answerTo(2_147_483_647)).toEqual(reset);
  expect(await answerTo(1)).toEqual(reset);
  expect(await answerTo(0)).toEqual(reset);
  const missed = Array.from({ length: 500 }, (_, index) => String(index + 3));
  expect(await answerTo(2)).toEqual([...missed, "502"]);
  expect(await answerTo(502)).toEqual(["502"]);
});

test("a stream reads what its process was not told of, and only what it lacks", async () => {
  const { agent, user, conversationId } = await makeScene({ assistantEnabled: false });
  const { events, heard } = follow(agent, conversationId);
  await heard("ready");
  await sendMessage(user, { conversationId, body: "Heard", clientId: "a" });
  await heard("message");
  await catchUpStreams();
  const { rev } = await db.conversation.update({
    where: { id: conversationId },
    data: { rev: { increment: 1 } },
  });
  await catchUpStreams();
  await eventually(async () => expect(await heard("ready")).toMatchObject({ rev }));
  expect(events.slice(0, 3).map(({ event }) => event)).toEqual(["ready", "message", "ready"]);
});

test("a program that holds a token is nobody present", async () => {
  const { user, agent, conversationId } = await makeScene();
  const { heard } = follow(agent, conversationId);
  await heard("ready");
  const presence = async () =>
    (
      (await follow(agent, conversationId).heard("ready")) as {
        presence: { side: string; online: boolean }[];
      }
    ).presence.find(({ side }) => side === "user");
  arrive({ ...user, credential: { kind: "token", id: crypto.randomUUID() } }, conversationId);
  expect(await presence()).toMatchObject({ online: false });
  arrive(user, conversationId);
  expect(await presence()).toMatchObject({ online: true, conversationId });
});
