import { expect, test, vi } from "vitest";
import { addThreadEvent } from "~/conversations/add-thread-event.server";
import { markRead } from "~/conversations/advance-receipts.server";
import { changeHandling } from "~/conversations/change-handling.server";
import { scopeOf } from "~/conversations/conversation-row.server";
import { listMessages } from "~/conversations/list-messages.server";
import { openConversationStream } from "~/conversations/open-conversation-stream.server";
import { openInboxStream } from "~/conversations/open-inbox-stream.server";
import { arrive } from "~/conversations/presence.server";
import { recordChange } from "~/conversations/record-change.server";
import { sendMessage } from "~/conversations/send-message.server";
import { setAssistantTyping, setTyping } from "~/conversations/typing.server";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { makeScene, type Scene } from "../support/conversations";
import { useDatabase } from "../support/database";
import { hearEvents } from "../support/heard-events";

useDatabase();

const follow = (actor: Actor, conversationId: string, token: number | null = null) =>
  hearEvents(actor, (stream) => openConversationStream(actor, stream, { conversationId, token }));

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

test("an inbox that may have missed something is told to load afresh", async () => {
  const { agent, user, conversationId } = await makeScene({ assistantEnabled: false });
  const { events, stream, heard } = hearEvents(agent, (stream) => openInboxStream(agent, stream, []));
  await vi.waitFor(async () => {
    await sendMessage(user, { conversationId, body: "Hello", clientId: crypto.randomUUID() });
    expect(events.map(({ event }) => event)).toContain("conversation");
  });
  expect(events.map(({ event }) => event)).not.toContain("reset");
  await stream.refresh();
  expect(await heard("reset")).toEqual({ reason: "gap" });
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
