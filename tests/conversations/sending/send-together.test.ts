import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterEach, expect, test } from "vitest";
import { claimRun, type ClaimedRun } from "~/assistant/runs/claim-run.server";
import { storeEnd, storeFirstWords } from "~/assistant/runs/store-answer.server";
import { markDelivered, markRead } from "~/conversations/receipts/advance-receipts.server";
import { changeHandling } from "~/conversations/handling/change-handling.server";
import {
  getConversationRow,
  receiptsOf,
  scopeOf,
  summaryOf,
} from "~/conversations/changes/conversation-row.server";
import type { ConversationSummary } from "~/conversations/conversation";
import type { Message, Receipt } from "~/conversations/message";
import { toMessage } from "~/conversations/history/message-row.server";
import { sendMessage, type SentMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { bus } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

/** One thing that somebody does; `key` is which of a few keys of their own they use. */
type Step = { act: keyof typeof acts; scene: 0 | 1; key: number; body: string };

type Acknowledged = SentMessage & { scene: Scene; clientId: string; body: string };

/** What a script does it to, and what came of it. */
type World = { scenes: Scene[]; acknowledged: Acknowledged[]; refused: unknown[]; runs: ClaimedRun[] };

const acts = {
  send: (world: World, step: Step) => send(world, step, "user"),
  sendForUser: (world: World, step: Step) => send(world, step, "admin"),
  sendAsStranger: async ({ scenes, refused }: World, { scene, key, body }: Step) => {
    const [own, other] = [scenes[scene]!, scenes[1 - scene]!];
    const sent = { conversationId: own.conversationId, clientId: `key-${key}`, body };
    await expect(sendMessage(other.user, sent)).rejects.toMatchObject({ code: "not-found" });
    refused.push(sent);
  },
  reply: ({ scenes }: World, { scene, body }: Step) =>
    sendReply(scenes[scene]!.agent, { ...idOf(scenes[scene]!), clientId: uuidv7(), body }),
  take: ({ scenes }: World, { scene }: Step) =>
    changeHandling(scenes[scene]!.admin, { ...idOf(scenes[scene]!), handledBy: "team" }),
  giveBack: ({ scenes }: World, { scene }: Step) =>
    changeHandling(scenes[scene]!.agent, { ...idOf(scenes[scene]!), handledBy: "assistant" }),
  stop: ({ scenes }: World, { scene }: Step) => stopAnswer(scenes[scene]!.user, idOf(scenes[scene]!)),
  claim: async ({ scenes, runs }: World, { scene }: Step) => {
    const where = { conversationId: scenes[scene]!.conversationId, state: "queued" as const };
    const queued = await db.assistantRun.findFirst({ where });
    const run = queued && (await claimRun(queued.id));
    if (run) runs.push(run);
  },
  speak: async ({ runs }: World) => {
    for (const run of runs) await storeFirstWords(run, uuidv7(), "The first words");
  },
  finish: async ({ runs }: World) => {
    const unmeasured = { citations: [], model: null, inputTokens: null, outputTokens: null, error: null };
    for (const run of runs.splice(0))
      await storeEnd(run, uuidv7(), { ...unmeasured, state: "complete", text: "All of it" });
  },
  deliver: ({ scenes }: World, { scene, key }: Step) => {
    const { agent, conversationId } = scenes[scene]!;
    return markDelivered(scopeOf(agent, conversationId), key % 2 ? "organization" : "user", key);
  },
  readAsTeam: ({ scenes }: World, step: Step) => read(scenes[step.scene]!.agent, scenes[step.scene]!, step),
  readAsUser: ({ scenes }: World, step: Step) => read(scenes[step.scene]!.user, scenes[step.scene]!, step),
  readAsStranger: async ({ scenes }: World, { scene, key }: Step) => {
    const { conversationId } = scenes[scene]!;
    const reading = markRead(scenes[1 - scene]!.user, { conversationId, seq: key });
    await expect(reading).rejects.toMatchObject({ code: "not-found" });
  },
};

const idOf = ({ conversationId }: Scene) => ({ conversationId });

async function send(world: World, { scene, key, body }: Step, who: "user" | "admin"): Promise<void> {
  const place = world.scenes[scene]!;
  const sent = { ...idOf(place), clientId: `key-${key}`, body };
  try {
    world.acknowledged.push({ ...(await sendMessage(place[who], sent)), scene: place, ...sent });
  } catch (error) {
    expect(error).toMatchObject({ code: "client-id-reused" });
    world.refused.push(sent);
  }
}

/** Up to the newest message, or one before it. */
async function read(reader: Actor, { conversationId }: Scene, { key }: Step): Promise<void> {
  const { lastSeq } = await getConversationRow(scopeOf(reader, conversationId));
  await markRead(reader, { conversationId, seq: Math.max(0, lastSeq - (key % 3)) });
}

const events: LiveEvent[] = [];
const listen = (event: LiveEvent) => void events.push(event);
afterEach(() => void bus.off("live", listen));

const someActs = Object.keys(acts) as Step["act"][];
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Step["act"]>("send") },
    { weight: 4, arbitrary: fc.constantFrom(...someActs) },
  ),
  scene: fc.constantFrom(0, 1),
  key: fc.nat(5),
  body: fc.constantFrom("One body", "One body", "One body", "Another"),
});
/** What happens at once, again and again. */
const script = fc.array(fc.array(step, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 });

test(
  "whatever is sent, answered, taken and read at once: all stored, in order, once, and told",
  {
    timeout: 120_000,
  },
  async () => {
    bus.on("live", listen);
    await fc.assert(
      fc.asyncProperty(script, async (waves) => {
        events.length = 0;
        const scenes = [await makeScene(), await makeScene()];
        const world: World = { scenes, acknowledged: [], refused: [], runs: [] };
        for (const wave of waves) await Promise.all(wave.map((each) => acts[each.act](world, each)));
        for (const scene of scenes) await examine(world, scene);
      }),
      { numRuns: 15 },
    );
  },
);

async function examine(world: World, scene: Scene): Promise<void> {
  const { conversationId } = scene;
  const row = await getConversationRow(scopeOf(scene.agent, conversationId));
  const stored = await db.message.findMany({ where: { conversationId }, orderBy: { seq: "asc" } });
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
  expect(row.lastSeq).toBe(stored.length);

  const revs = stored.map(({ rev }) => rev);
  expect(new Set(revs).size).toBe(revs.length);
  expect(Math.max(0, ...revs)).toBeLessThanOrEqual(row.rev);
  const users = stored.filter(({ senderType }) => senderType === "user");
  expect(users.map(({ rev }) => rev)).toEqual(users.map(({ rev }) => rev).sort((a, b) => a - b));

  const acknowledged = world.acknowledged.filter((each) => each.scene === scene);
  for (const { message, body, clientId } of acknowledged)
    expect(users.find(({ id }) => id === message.id)).toMatchObject({ body, clientId, seq: message.seq });
  const first = acknowledged.filter(({ repeated }) => !repeated);
  expect(first.map(({ message }) => message.id).sort()).toEqual(users.map(({ id }) => id).sort());

  const [toUser, toTeam] = receiptsOf(row);
  const team = stored.filter(({ senderType }) => senderType !== "user");
  expect(row.unreadForOrganization).toBe(users.filter(({ seq }) => seq > toTeam!.readSeq).length);
  expect(row.unreadForUser).toBe(team.filter(({ seq }) => seq > toUser!.readSeq).length);
  for (const receipt of [toUser, toTeam]) {
    const told = events
      .filter(({ event, topic }) => event === "receipt" && topic === `conversation/${conversationId}`)
      .filter(({ data }) => (data as Receipt).side === receipt!.side)
      .sort((a, b) => (a.rev ?? 0) - (b.rev ?? 0));
    const seqs = told.map(({ data }) => [(data as Receipt).deliveredSeq, (data as Receipt).readSeq]);
    expect(seqs.at(-1) ?? [0, 0]).toEqual([receipt!.deliveredSeq, receipt!.readSeq]);
    expect(new Set(seqs.map(String)).size).toBe(seqs.length);
  }

  expectTold(stored.map((each) => toMessage(each, receiptsOf(row))));
  const told = events.filter(({ topic }) => topic === `organization/${scene.organizationId}`);
  const summaries = told.map(({ data }) => data as ConversationSummary);
  const last = summaries.reduce<ConversationSummary | null>(
    (newest, each) => (newest && newest.rev > each.rev ? newest : each),
    null,
  );
  if (last) expect({ ...last, rev: row.rev }).toEqual(summaryOf(row, "organization"));

  const runs = await db.assistantRun.findMany({ where: { conversationId } });
  const unended = runs.filter(({ state }) => state === "queued" || state === "streaming");
  expect(unended.filter(({ firstWordsAt }) => !firstWordsAt).length).toBeLessThanOrEqual(1);
  expect(unended.map(({ epoch }) => epoch)).toEqual(unended.map(() => row.handlingEpoch));
  if (row.handledBy === "team") expect(unended).toEqual([]);
  for (const { message, runId } of first)
    if (runId) expect(runs.find(({ id }) => id === runId)?.triggerSeq).toBeGreaterThanOrEqual(message.seq);
}

/** The last that was told of each message is what is stored, and of a user's message nothing was told twice. */
function expectTold(stored: Message[]): void {
  for (const message of stored) {
    const told = events.filter(
      ({ event, data }) => event === "message" && (data as Message).id === message.id,
    );
    const last = told.map(({ data }) => data as Message).reduce((a, b) => (a.rev > b.rev ? a : b));
    expect({ ...last, status: message.status }).toEqual(message);
    if (message.sender.type === "user") expect(told).toHaveLength(1);
  }
}
