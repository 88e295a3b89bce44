import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { markDelivered, markRead } from "~/conversations/advance-receipts.server";
import { changeHandling, requestHandoff } from "~/conversations/change-handling.server";
import { getReady } from "~/conversations/conversations.server";
import { scopeOf } from "~/conversations/conversation-row.server";
import type { LiveConversation, StreamedEvent } from "~/conversations/live-conversation";
import { foldEvent } from "~/conversations/fold-event";
import type { Message } from "~/conversations/message";
import { foldLoaded } from "~/conversations/fold-loaded";
import { listMessages } from "~/conversations/list-messages.server";
import { sendMessage } from "~/conversations/send-message.server";
import { sendReply } from "~/conversations/send-reply.server";
import { setTyping } from "~/conversations/typing.server";
import type { LiveEvent } from "~/realtime/live-event";
import { hub } from "~/realtime/bus.server";
import { sideOf, type Actor } from "~/identity/actor";
import { makeScene, type Scene } from "../support/conversations";
import { useDatabase } from "../support/database";

useDatabase();

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** What a page of this reader would load now. */
async function load(reader: Actor): Promise<LiveConversation> {
  const { conversation, messages, events, page } = await listMessages(reader, scene.conversationId, {
    limit: 100,
  });
  return { ...(await getReady(reader, conversation)), messages, events, page };
}

/** Collects what this reader's stream would carry. */
function follow(reader: Actor): LiveEvent[] {
  const seen: LiveEvent[] = [];
  const subscriber = {
    side: sideOf(reader),
    memberId: reader.memberId,
    write: (_frame: Buffer, _rev: number | null, event: LiveEvent) => {
      seen.push(event);
      return true;
    },
  };
  stops.push(hub.subscribe(`conversation/${scene.conversationId}`, subscriber));
  return seen;
}

/** Runs and typing come and go by themselves; counters only say when it was read. */
const withoutCounters = (live: LiveConversation) => ({
  ...live,
  rev: 0,
  conversation: { ...live.conversation, rev: 0 },
  run: null,
  typing: [],
});

const steps = {
  send: () => sendMessage(scene.user, { ...sent(), body: "A question" }),
  reply: () => sendReply(scene.agent, { ...sent(), body: "An answer" }),
  take: () => changeHandling(scene.admin, { conversationId: scene.conversationId, handledBy: "team" }),
  giveBack: () =>
    changeHandling(scene.agent, { conversationId: scene.conversationId, handledBy: "assistant" }),
  askForPerson: () => requestHandoff(scene.user, scene.conversationId),
  userReads: () => readNewest(scene.user),
  teamReads: () => readNewest(scene.agent),
  teamReceives: async () =>
    markDelivered(
      scopeOf(scene.agent, scene.conversationId),
      "organization",
      (await load(scene.agent)).messages.length,
    ),
};

let key = 0;
const sent = () => ({ conversationId: scene.conversationId, clientId: `key-${key++}` });

async function readNewest(reader: Actor): Promise<void> {
  const { messages } = await load(reader);
  await markRead(reader, { conversationId: scene.conversationId, seq: messages.length });
}

test(
  "events folded into the first load equal a fresh load, whatever happened",
  { timeout: 60_000 },
  async () => {
    const script = fc.array(fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(script, async (names) => {
        scene = await makeScene();
        await steps.send();
        const readers = [scene.user, scene.agent];
        const before = await Promise.all(readers.map(load));
        const seen = readers.map(follow);
        for (const name of names) await steps[name]();
        for (const [index, reader] of readers.entries()) {
          const live = (seen[index] ?? []).reduce(
            (now, { event, data }) => foldEvent(now, { event, data } as StreamedEvent),
            before[index] as LiveConversation,
          );
          const fresh = await load(reader);
          expect(withoutCounters(live)).toEqual(withoutCounters(fresh));
        }
      }),
      { numRuns: 12 },
    );
  },
);

test("a page that saw a run begin knows its message with the first words, and that it is over with the last", async () => {
  await steps.send();
  const before = await load(scene.user);
  expect(before.run).toMatchObject({ state: "queued", messageId: null });
  const answer = {
    ...(before.messages[0] as Message),
    id: "answer",
    seq: 2,
    rev: before.rev + 1,
    clientId: before.run?.id ?? "",
    sender: { type: "assistant" as const, id: null, name: "Assistant" },
  };
  const speaking = foldEvent(before, { event: "message", data: { ...answer, state: "streaming" } });
  expect(speaking.run).toMatchObject({ state: "streaming", messageId: "answer", seq: 2 });
  const over = foldEvent(speaking, {
    event: "message",
    data: { ...answer, rev: answer.rev + 1, state: "complete" },
  });
  expect(over.run).toBeNull();
});

test("an event that comes twice or late changes nothing", async () => {
  const seen = follow(scene.user);
  const before = await load(scene.user);
  await steps.send();
  await steps.reply();
  await steps.userReads();
  const fold = (events: LiveEvent[]) =>
    events.reduce((now, { event, data }) => foldEvent(now, { event, data } as StreamedEvent), before);
  expect(fold([...seen, ...seen])).toEqual(fold(seen));
});

test("a message that comes after a later one is shown in its place", async () => {
  await steps.send();
  const before = await load(scene.user);
  const { message: second } = await steps.reply();
  const { message: third } = await steps.send();
  const own = foldEvent(before, { event: "message", data: third });
  const both = foldEvent(own, { event: "message", data: second });
  expect(both.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test("a page loaded afresh does not take away what the stream told meanwhile", async () => {
  await steps.send();
  const loaded = await load(scene.user);
  const seen = follow(scene.user);
  await steps.reply();
  await steps.userReads();
  const live = seen.reduce(
    (now, { event, data }) => foldEvent(now, { event, data } as StreamedEvent),
    loaded,
  );
  expect(foldLoaded(live, { ...loaded })).toEqual({ ...live, rev: expect.any(Number) as number });
  expect(foldLoaded({ ...live, rev: 0 }, loaded)).toEqual(loaded);
});

test("a page loaded afresh does not take away that somebody types", async () => {
  await steps.send();
  const loaded = await load(scene.agent);
  const seen = follow(scene.agent);
  await setTyping(scene.user, { conversationId: scene.conversationId, typing: true });
  const typing = seen.reduce(
    (now, { event, data }) => foldEvent(now, { event, data } as StreamedEvent),
    loaded,
  );
  expect(typing.typing).toContainEqual(expect.objectContaining({ side: "user", name: "Ada" }));
  expect(foldLoaded(typing, { ...loaded }).typing).toEqual(typing.typing);
});

test("a message beyond a page of the past is not shown out of place", async () => {
  await steps.send();
  await steps.send();
  const past = { ...(await load(scene.user)), page: { before: null, after: 1 } };
  const shown = { ...past, messages: past.messages.slice(0, 1) };
  const { message } = await steps.send();
  expect(foldEvent(shown, { event: "message", data: message }).messages).toEqual(shown.messages);
});
