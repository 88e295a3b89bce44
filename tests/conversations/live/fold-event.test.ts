import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { markDelivered, markRead } from "~/conversations/receipts/advance-receipts.server";
import { changeHandling, requestHandoff } from "~/conversations/handling/change-handling.server";
import { getReady } from "~/conversations/conversations.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import type { LiveConversation, StreamedEvent } from "~/conversations/live/live-conversation";
import { foldEvent } from "~/conversations/live/fold-event";
import type { Message } from "~/conversations/message";
import { addNote } from "~/conversations/notes/add-note.server";
import type { Note, ThreadNote } from "~/conversations/notes/note";
import { adjoins, asUnsure, foldPage, unsureFrom, type HistoryPage } from "~/conversations/live/fold-page";
import { foldLoaded } from "~/conversations/live/fold-loaded";
import { listMessages } from "~/conversations/history/list-messages.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { changeMessage } from "~/conversations/sending/store-message.server";
import { setTyping } from "~/conversations/live/typing.server";
import { db } from "~/database/client.server";
import type { LiveEvent } from "~/realtime/live-event";
import { hub } from "~/realtime/bus.server";
import { sideOf, type Actor } from "~/identity/actor";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A note before its Markdown is read. */
const unread = (note: Note): ThreadNote => ({ ...note, content: [] });

/** What a page of this reader would load now. */
async function load(reader: Actor): Promise<LiveConversation> {
  const { conversation, notes, ...first } = await listMessages(reader, scene.conversationId, { limit: 100 });
  return { ...(await getReady(reader, conversation)), ...first, notes: notes.map(unread) };
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
  notes: live.notes.map((note) => ({ ...note, content: [] })),
  run: null,
  typing: [],
});

const steps = {
  send: () => sendMessage(scene.user, { ...sent(), body: "A question" }),
  note: () => addNote(scene.admin, { ...sent(), body: "For us only" }),
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

test("a page that saw a run begin knows that it is over when the team takes the conversation", async () => {
  await steps.send();
  const before = await load(scene.user);
  const seen = follow(scene.user);
  await steps.take();
  const live = seen.reduce(
    (now, { event, data }) => foldEvent(now, { event, data } as StreamedEvent),
    before,
  );
  expect([before.run?.state, live.run, (await load(scene.user)).run]).toEqual(["queued", null, null]);
});

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
  expect(foldLoaded(live, { ...loaded })).toEqual({ ...live, aside: [], rev: expect.any(Number) as number });
  const fresh = await load(scene.user);
  expect(withoutCounters(foldLoaded(asUnsure(loaded), fresh))).toEqual({
    ...withoutCounters(fresh),
    aside: [],
  });
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

test("a page read again leads on to what came behind it unheard", async () => {
  for (let count = 0; count < 3; count += 1) await steps.send();
  const live = { ...asUnsure(await load(scene.user)), page: { before: null, after: null } };
  await steps.send();
  const known = foldPage(live, await readPage({ after: 1, limit: 2 }));
  expect(known.page).toEqual({ before: null, after: 3 });
});

/** What the resource beside the page answers. */
async function readPage(query: { before?: number; after?: number; limit: number }): Promise<HistoryPage> {
  const { messages, events, page } = await listMessages(scene.user, scene.conversationId, query);
  return { messages, events, notes: [], page };
}

async function rewriteOldest(): Promise<void> {
  const { id } = await db.message.findFirstOrThrow({
    where: { conversationId: scene.conversationId, seq: 2 },
  });
  const scope = scopeOf(scene.agent, scene.conversationId);
  await recordChange(scope, (change) => changeMessage(change, id, { body: `Rewritten ${key++}` }));
}

test(
  "pages that arrive late and out of turn, and a stream that lost its place, leave nothing stale, twice or out",
  { timeout: 60_000 },
  async () => {
    const acts = ["send", "reply", "take", "rewrite", "older", "newer", "arrive", "reload", "lose"] as const;
    const script = fc.tuple(
      fc.boolean(),
      fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 10 }),
    );
    await fc.assert(
      fc.asyncProperty(script, async ([inMiddle, names]) => {
        scene = await makeScene({ assistantEnabled: false });
        for (let count = 0; count < 5; count += 1) await steps.send();
        const open = async (): Promise<LiveConversation> => {
          const {
            conversation,
            notes: _,
            ...first
          } = await listMessages(scene.user, scene.conversationId, {
            limit: 2,
            ...(inMiddle && { around: 2 }),
          });
          return { ...(await getReady(scene.user, conversation)), ...first, notes: [] };
        };
        let live = await open();
        const seen = follow(scene.user);
        const hear = () => {
          live = seen
            .splice(0)
            .reduce((now, { event, data }) => foldEvent(now, { event, data } as StreamedEvent), live);
        };
        const flight: HistoryPage[] = [];
        const arrive = () => {
          const page = flight.shift();
          if (page && adjoins(live, page)) live = foldPage(live, page);
        };
        for (const name of names) {
          const { before, after } = live.page;
          if (name === "older" && before !== null) flight.push(await readPage({ before, limit: 2 }));
          if (name === "newer" && after !== null) flight.push(await readPage({ after, limit: 2 }));
          if (name === "arrive") arrive();
          if (name === "reload") live = foldLoaded(live, await open());
          if (name === "rewrite") await rewriteOldest();
          if (name === "send" || name === "reply" || name === "take") await steps[name]();
          if (name === "lose") {
            await steps.send();
            await rewriteOldest();
            seen.splice(0);
            flight.splice(0);
            live = foldLoaded(asUnsure(live), await load(scene.user));
            for (let from = unsureFrom(live.messages); from !== null; from = unsureFrom(live.messages))
              live = foldPage(live, await readPage({ after: from - 1, limit: 2 }));
          }
          hear();
        }
        while (flight.length > 0) arrive();
        const all = await load(scene.user);
        const [from = 0, to = 0] = [live.messages[0]?.seq, live.messages.at(-1)?.seq];
        expect(live.messages).toEqual(all.messages.filter(({ seq }) => seq >= from && seq <= to));
        expect(live.page).toEqual({
          before: from === 1 ? null : from,
          after: to === all.messages.length ? null : to,
        });
        const within = ({ events }: HistoryPage) =>
          events.filter(({ afterSeq }) => afterSeq >= from && afterSeq <= to);
        expect(within(live)).toEqual(within(all));
      }),
      { numRuns: 25 },
    );
  },
);
