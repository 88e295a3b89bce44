import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { markRead } from "~/conversations/receipts/advance-receipts.server";
import { changeHandling, requestHandoff } from "~/conversations/handling/change-handling.server";
import { getReady } from "~/conversations/conversations.server";
import { foldEvent } from "~/conversations/live/fold-event";
import { listMessages } from "~/conversations/history/list-messages.server";
import type { LiveConversation, StreamedEvent } from "~/conversations/live/live-conversation";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { catchUpStreams } from "~/conversations/live/watch-changes.server";
import type { Actor } from "~/identity/actor";
import { bus, hub } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { hearEvents } from "../../support/heard-events";
import { eventually } from "../../support/eventually.ts";

useDatabase();

/** The way between two processes: what is published on the other side arrives here when, and if, the test says. */
class Wire {
  /** Whether the process that writes is the other one. */
  far = false;
  readonly #underWay: LiveEvent[][] = [];
  #together: LiveEvent[] | null = null;

  constructor() {
    bus.removeAllListeners("live").on("live", (event) => (this.far ? this.#keep(event) : hub.deliver(event)));
    onTestFinished(() => void bus.removeAllListeners("live").on("live", (event) => hub.deliver(event)));
  }

  arrive(which: number): void {
    this.#take(which).forEach((event) => hub.deliver(event));
  }

  lose(which: number): void {
    this.#take(which);
  }

  arriveAll(): void {
    while (this.#underWay.length > 0) this.arrive(0);
  }

  #take(which: number): LiveEvent[] {
    return this.#underWay.splice(which % Math.max(1, this.#underWay.length), 1)[0] ?? [];
  }

  /** What is published at once travels together. */
  #keep(event: LiveEvent): void {
    if (!this.#together) {
      this.#underWay.push((this.#together = []));
      queueMicrotask(() => (this.#together = null));
    }
    this.#together.push(event);
  }
}

async function load(reader: Actor, conversationId: string): Promise<LiveConversation> {
  const { conversation, messages, events, page } = await listMessages(reader, conversationId, { limit: 100 });
  return { ...(await getReady(reader, conversation)), messages, events, notes: [], page };
}

/** A client that folds what it gets, and resumes with the last id it has got. */
class Client {
  readonly #reader: Actor;
  readonly #first: LiveConversation;
  readonly #streams: ReturnType<typeof hearEvents>[] = [];
  isOpen = false;

  constructor(reader: Actor, first: LiveConversation) {
    this.#reader = reader;
    this.#first = first;
  }

  get #events() {
    return this.#streams.flatMap(({ events }) => events);
  }

  get live(): LiveConversation {
    return this.#events.reduce(
      (now, { event, data }) => foldEvent(now, { event, data } as StreamedEvent),
      this.#first,
    );
  }

  get ids(): number[] {
    return this.#events.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
  }

  cut(): void {
    this.#streams.at(-1)?.stream.end();
    this.isOpen = false;
  }

  resume(): void {
    this.cut();
    this.isOpen = true;
    const token = this.ids.at(-1) ?? this.#first.rev;
    const asked = { conversationId: this.#first.conversation.id, token };
    const open = (stream: Parameters<typeof openConversationStream>[1]) =>
      openConversationStream(this.#reader, stream, asked);
    this.#streams.push(hearEvents(this.#reader, open));
  }
}

const writes = {
  send: ({ user, conversationId }: Scene, clientId: string) =>
    sendMessage(user, { conversationId, clientId, body: "A question" }),
  reply: ({ agent, conversationId }: Scene, clientId: string) =>
    sendReply(agent, { conversationId, clientId, body: "An answer" }),
  take: ({ admin, conversationId }: Scene) => changeHandling(admin, { conversationId, handledBy: "team" }),
  giveBack: ({ agent, conversationId }: Scene) =>
    changeHandling(agent, { conversationId, handledBy: "assistant" }),
  askForPerson: ({ user, conversationId }: Scene) => requestHandoff(user, conversationId),
  read: ({ user, conversationId }: Scene) => markRead(user, { conversationId, seq: 1 }),
};

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ write: fc.constantFrom(...Object.keys(writes)), far: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ arrive: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ lose: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.constantFrom({ act: "cut" as const }, { act: "resume" as const }) },
  { weight: 1, arbitrary: fc.constant({ act: "look" as const }) },
  { weight: 2, arbitrary: fc.constant({ act: "wait" as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

/** What says when it was read, and what comes and goes by itself. */
const lasting = ({ messages, events, receipts, conversation, presence }: LiveConversation) => ({
  messages,
  events,
  receipts,
  presence,
  conversation: { ...conversation, rev: 0 },
});

test(
  "whatever is overtaken, lost, cut and resumed on the way from another process, a client ends with what a fresh load shows",
  { timeout: 120_000 },
  async () => {
    const wire = new Wire();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 30 }), async (steps) => {
        const scene = await makeScene();
        await writes.send(scene, "first");
        const readers = [scene.user, scene.agent];
        const clients = await Promise.all(
          readers.map(async (reader) => new Client(reader, await load(reader, scene.conversationId))),
        );
        const doIt = async (asked: Step, index: number) => {
          if ("write" in asked) {
            wire.far = asked.far;
            await writes[asked.write as keyof typeof writes](scene, `key-${index}`);
          } else if ("arrive" in asked) wire.arrive(asked.arrive);
          else if ("lose" in asked) wire.lose(asked.lose);
          else if (asked.act === "look") await catchUpStreams();
          else if (asked.act === "wait") await turns(20);
          else clients.forEach((client) => client[asked.act]());
        };
        clients.forEach((client) => client.resume());
        for (const [index, each] of steps.entries()) await doIt(each, index);
        wire.far = false;
        wire.arriveAll();
        clients.forEach((client) => client.isOpen || client.resume());

        for (const [index, client] of clients.entries())
          await eventually(
            async () => {
              await catchUpStreams();
              const fresh = await load(readers[index] as Actor, scene.conversationId);
              expect(lasting(client.live)).toEqual(lasting(fresh));
            },
            { timeout: 5_000, interval: 100 },
          );
        for (const { ids } of clients) expect(ids).toEqual(ids.toSorted((one, other) => one - other));
        clients.forEach((client) => client.cut());
      }),
      { numRuns: 20 },
    );
  },
);
