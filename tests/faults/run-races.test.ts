import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { claimRun, keepRun, type ClaimedRun } from "~/assistant/runs/claim-run.server";
import { storeEnd, storeFirstWords } from "~/assistant/runs/store-answer.server";
import { answerAgain } from "~/conversations/handling/answer-again.server";
import { changeHandling, requestHandoff } from "~/conversations/handling/change-handling.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import type { Message } from "~/conversations/message";
import { sendReply } from "~/conversations/sending/send-reply.server";
import type { ThreadEvent } from "~/conversations/thread-event";
import { db } from "~/database/client.server";
import type { LiveEvent } from "~/realtime/live-event";
import { useDatabase } from "../support/database";
import { long, sized } from "../support/long-run";
import { makeRunningScene, type RunningScene } from "../support/running-scene";

useDatabase();

/** How many races there are, and how many a conversation sees. */
const races = sized(100, 10_000);
const inEach = 20;

/** Processes that took a run up, those that lost it since included: they know nothing of it and go on. */
type Racing = RunningScene & { claims: ClaimedRun[]; told: LiveEvent[] };

const anEnd = { citations: [], model: "x", inputTokens: 1, outputTokens: 1, error: null };

const people = {
  reply: ({ agent, conversationId }: Racing) =>
    sendReply(agent, { conversationId, body: "Ben here", clientId: randomUUID() }),
  take: ({ admin, conversationId }: Racing) => changeHandling(admin, { conversationId, handledBy: "team" }),
  ask: ({ user, conversationId }: Racing) => requestHandoff(user, conversationId),
  giveBack: ({ admin, conversationId }: Racing) =>
    changeHandling(admin, { conversationId, handledBy: "assistant" }),
  stop: ({ user, conversationId }: Racing) => stopAnswer(user, { conversationId }),
  send: ({ send }: Racing) => send("And another thing"),
  again: ({ user, conversationId }: Racing) => answerAgain(user, { conversationId }),
};

const processes = {
  claim: async (here: Racing) => {
    const { conversationId } = here;
    const left = await db.assistantRun.findFirst({ where: { conversationId, endedAt: null } });
    const run = left && (await claimRun(left.id));
    if (run) here.claims.push({ ...run, messageId: run.messageId ?? randomUUID() });
  },
  begin: (_here: Racing, run: ClaimedRun) => storeFirstWords(run, idOf(run), "I can "),
  end: (_here: Racing, run: ClaimedRun) =>
    storeEnd(run, idOf(run), { ...anEnd, state: "complete", text: "I can help" }),
  fail: (_here: Racing, run: ClaimedRun) =>
    storeEnd(run, idOf(run), { ...anEnd, state: "failed", text: "Sorry", error: "timeout" }),
  look: async (here: Racing, run: ClaimedRun) => {
    const kept = await keepRun(run, "I can certainly ");
    if (kept) here.claims.push({ ...kept, messageId: kept.messageId ?? randomUUID() });
  },
  expire: (_here: Racing, run: ClaimedRun) =>
    db.$executeRaw`UPDATE "AssistantRun" SET "leaseUntil" = now() - interval '1 second' WHERE "id" = ${run.id}::uuid`,
};

const idOf = ({ messageId }: ClaimedRun) => messageId ?? randomUUID();

type Names<Deeds> = (keyof Deeds)[];

const race = fc.record({
  person: fc.constantFrom(...(Object.keys(people) as Names<typeof people>)),
  process: fc.constantFrom(...(Object.keys(processes) as Names<typeof processes>), "claim", "begin" as const),
  /** Which of the processes that know of a run, the newest first. */
  which: fc.constantFrom(0, 0, 0, 1, 2),
  personFirst: fc.boolean(),
});

type Race = typeof race extends fc.Arbitrary<infer Value> ? Value : never;

async function run(here: Racing, { person, process, which, personFirst }: Race): Promise<void> {
  const known = here.claims.at(-1 - which);
  const assistant = async () => {
    if (process === "claim") await processes.claim(here);
    else if (known) await processes[process](here, known);
  };
  const somebody = async () => void (await people[person](here));
  const both = personFirst ? [somebody, assistant] : [assistant, somebody];
  await Promise.all(both.map((deed) => deed()));
}

/** Whoever is left ends what is left. */
async function endAll(here: Racing): Promise<void> {
  const { conversationId } = here;
  for (;;) {
    const left = await db.assistantRun.findFirst({ where: { conversationId, endedAt: null } });
    if (!left) return;
    await db.$executeRaw`UPDATE "AssistantRun" SET "leaseUntil" = now() - interval '1 second' WHERE "conversationId" = ${conversationId}::uuid`;
    const streaming = await db.assistantRun.findFirst({ where: { conversationId, state: "streaming" } });
    const taken = await claimRun((streaming ?? left).id);
    if (taken) await processes.end(here, { ...taken, messageId: taken.messageId ?? randomUUID() });
  }
}

/** All that was told, rev by rev: nothing of the assistant's while the team holds it, and one answer at a time. */
function expectOneVoice({ told }: Racing): void {
  let team = false;
  const streaming = new Set<string>();
  for (const { event, data } of told.toSorted((one, other) => (one.rev ?? 0) - (other.rev ?? 0))) {
    if (event === "thread-event") {
      const { code } = data as ThreadEvent;
      if (code !== "answer-again-failed") team = code !== "handed-back";
    }
    if (event !== "message") continue;
    const { id, state, sender } = data as Message;
    if (sender.type !== "assistant") continue;
    expect(team, "the assistant speaks while the team holds the conversation").toBe(false);
    if (state === "streaming") streaming.add(id);
    else streaming.delete(id);
    expect(streaming.size, "two answers at once").toBeLessThanOrEqual(1);
  }
}

/** Each of the user's messages has one answer at most, which answers all there were before its first words. */
async function expectAnsweredOnce({ conversationId, thread, runs }: Racing): Promise<void> {
  const messages = await db.message.findMany({ where: { conversationId }, orderBy: { seq: "asc" } });
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  expect(messages.filter(({ state }) => state === "streaming")).toEqual([]);
  const answers = messages.filter(({ senderType }) => senderType === "assistant");
  const made = await runs();
  expect(made.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  const triggers = answers.map(({ id, seq }) => {
    const newest = messages.findLast((message) => message.senderType === "user" && message.seq < seq);
    const answered = new Set(
      made.flatMap(({ messageId, triggerSeq }) => (messageId === id ? triggerSeq : [])),
    );
    expect([...answered]).toEqual([newest?.seq]);
    return newest?.seq;
  });
  expect(new Set(triggers).size, "a message is answered twice").toBe(triggers.length);
  expect((await thread()).length).toBeGreaterThan(0);
}

test(
  "one voice and one answer, whoever races whom, those included who lost their run",
  { timeout: long ? 3_600_000 : 120_000 },
  async () => {
    const plan = fc.array(race, { minLength: inEach, maxLength: inEach });
    const holds = fc.asyncProperty(plan, async (steps) => {
      const scene = await makeRunningScene();
      const here: Racing = { ...scene, claims: [], told: scene.follow("conversation") };
      await here.send("Hello");
      for (const step of steps) await run(here, step);
      await endAll(here);
      expectOneVoice(here);
      await expectAnsweredOnce(here);
    });
    await fc.assert(holds, { numRuns: races / inEach, endOnFailure: true });
  },
);
