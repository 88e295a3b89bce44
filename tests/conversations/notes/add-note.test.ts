import { expect, test } from "vitest";
import { sendFromDesk } from "~/conversations/sending/send-from-desk.server";
import { loadHistory, loadThread } from "~/conversations/history/load-thread.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import { openInboxStream } from "~/conversations/live/open-inbox-stream.server";
import { setTyping } from "~/conversations/live/typing.server";
import { getReady } from "~/conversations/conversations.server";
import { addNote } from "~/conversations/notes/add-note.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { hearEvents } from "../../support/heard-events";

useDatabase();

const secret = "Ortolan: never tell them";

const follow = (actor: Actor, conversationId: string, token: number | null) =>
  hearEvents(actor, (stream) => openConversationStream(actor, stream, { conversationId, token }));

test("a note reaches the team live, replayed, in pages, and no user anywhere", async () => {
  const { user, agent, admin, conversationId } = await makeScene({ assistantEnabled: false });
  await sendMessage(user, { conversationId, body: "Hello", clientId: "a" });
  const live = [follow(user, conversationId, null), follow(admin, conversationId, null)] as const;
  await Promise.all(live.map(({ heard }) => heard("ready")));
  await setTyping(agent, { conversationId, typing: true, isNote: true });
  const { note } = await addNote(agent, { conversationId, body: secret, clientId: "b" });
  await setTyping(agent, { conversationId, typing: true, isNote: true });
  const replayed = [follow(user, conversationId, 0), follow(admin, conversationId, 0)] as const;
  await Promise.all(replayed.map(({ heard }) => heard("ready")));
  await sendReply(agent, { conversationId, body: "All is well", clientId: "c" });
  await Promise.all([...live, ...replayed].map(({ heard }) => heard("message")));

  const told = [live[1], replayed[1]].map(({ events }) => events.filter(({ event }) => event === "note"));
  expect(told).toEqual([
    [{ event: "note", id: String(note.rev), data: note }],
    [{ event: "note", id: String(note.rev), data: note }],
  ]);
  const query = { limit: 30 };
  const { conversation } = await listMessages(user, conversationId, query);
  const forUser = [
    ...live[0].events,
    ...replayed[0].events,
    await loadThread(user, conversationId, query, { reads: true }),
    await loadHistory(user, conversationId, { ...query, before: 3 }),
    await listMessages(user, conversationId, { ...query, q: "Ortolan" }),
    await getReady(user, conversation),
  ];
  for (const piece of forUser) {
    expect(JSON.stringify(piece)).not.toContain("Ortolan");
    expect(piece).not.toMatchObject({ event: "typing" });
    expect(piece).not.toMatchObject({ event: "note" });
    expect(JSON.stringify(piece)).not.toContain("isNote");
  }
  expect((await loadThread(admin, conversationId, query, { reads: false })).notes).toMatchObject([note]);
});

test("a note stands behind the message it follows, and pages with it", async () => {
  const { user, agent, conversationId } = await makeScene({ assistantEnabled: false });
  const say = (clientId: string) => sendMessage(user, { conversationId, body: clientId, clientId });
  await say("one");
  await addNote(agent, { conversationId, body: "About one", clientId: "n1" });
  await say("two");
  await addNote(agent, { conversationId, body: "About two", clientId: "n2" });
  const bodies = async (query: { before?: number; limit: number }) =>
    (await listMessages(agent, conversationId, query)).notes.map(({ body, afterSeq }) => [body, afterSeq]);
  expect(await bodies({ limit: 1 })).toEqual([["About two", 2]]);
  expect(await bodies({ before: 2, limit: 1 })).toEqual([["About one", 1]]);
  expect(await bodies({ limit: 5 })).toEqual([
    ["About one", 1],
    ["About two", 2],
  ]);
});

test("the same note again is the first one, with other words it is refused, and a reply has a key of its own", async () => {
  const { agent, conversationId } = await makeScene({ assistantEnabled: false });
  const note = { conversationId, body: "Once", clientId: "a" };
  const results = await Promise.all(Array.from({ length: 8 }, () => addNote(agent, note)));
  expect(new Set(results.map((each) => each.note.id)).size).toBe(1);
  expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
  await expect(addNote(agent, { ...note, body: "Twice" })).rejects.toMatchObject({
    code: "client-id-reused",
  });
  const { said } = await sendFromDesk(agent, { ...note, kind: "reply" });
  expect(said).toMatchObject({ seq: 1, body: "Once" });
});

test("a note takes nothing over, and is not kept back by what is newer", async () => {
  const { user, agent, conversationId } = await makeScene();
  await sendMessage(user, { conversationId, body: "Hello", clientId: "a" });
  await sendFromDesk(agent, { conversationId, kind: "note", body: "Mind", clientId: "b", seenSeq: 0 });
  expect(await db.conversation.findUniqueOrThrow({ where: { id: conversationId } })).toMatchObject({
    handledBy: "assistant",
    lastSeq: 1,
    lastMessagePreview: "Hello",
  });
});

test("a user adds no note, and a foreign conversation takes none", async () => {
  const { user, conversationId } = await makeScene();
  const { agent: stranger } = await makeScene();
  const note = { conversationId, body: "Hello", clientId: "a" };
  await expect(addNote(user, note)).rejects.toMatchObject({ code: "forbidden" });
  await expect(addNote(stranger, note)).rejects.toMatchObject({ code: "not-found" });
});

test("the inbox's stream carries the notes of the threads it watches", async () => {
  const { agent, admin, conversationId } = await makeScene({ assistantEnabled: false });
  const { heard } = hearEvents(admin, (stream) =>
    openInboxStream(admin, stream, [{ conversationId, rev: 0 }]),
  );
  await heard("ready");
  const { note } = await addNote(agent, { conversationId, body: "Mind", clientId: "a" });
  expect(await heard("note")).toEqual(note);
});
