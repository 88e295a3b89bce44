import fc from "fast-check";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { answersMade } from "~/assistant/runs/run-worker.server";
import { changeHandling, requestHandoff } from "~/conversations/handling/change-handling.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { db } from "~/database/client.server";
import { useDatabase } from "../../support/database";
import { elsewhere, makeRunningScene, useRunningScene, type RunningScene } from "../../support/running-scene";

useDatabase();

const scene = useRunningScene();

const reply = ({ agent, conversationId }: RunningScene) =>
  sendReply(agent, { conversationId, body: "Ben here", clientId: crypto.randomUUID() });
const take = ({ admin, conversationId }: RunningScene) =>
  changeHandling(admin, { conversationId, handledBy: "team" });
const giveBack = ({ admin, conversationId }: RunningScene) =>
  changeHandling(admin, { conversationId, handledBy: "assistant" });

const takeovers = {
  "a colleague's reply": reply,
  "a colleague who takes over": take,
  "the user who asks for a person": ({ user, conversationId }: RunningScene) =>
    requestHandoff(user, conversationId),
};

test.for(Object.entries(takeovers))(
  "%s ends the answer in mid-sentence; nothing of it lands later",
  async ([, takeOver]) => {
    const { asked, send, thread, runs } = scene();
    await send("Hello");
    const answer = await asked();
    await answer.say("I can ");
    await answer.say("certainly ");
    await takeOver(scene());
    const then = await thread();
    expect(then[1]).toMatchObject({ body: "I can certainly ", state: "stopped" });
    await answer.say("help");
    await answer.finish();
    await answersMade();
    expect(answer.request.signal.aborted).toBe(true);
    expect(await thread()).toEqual(then);
    expect(await runs()).toMatchObject([{ state: "stopped" }]);
  },
);

test.for(Object.entries(takeovers))(
  "%s before the first words leaves no word of the assistant",
  async ([, takeOver]) => {
    const { asked, send, thread } = scene();
    await send("Hello");
    const answer = await asked();
    await takeOver(scene());
    await answer.say("Hi!");
    await answer.finish();
    await answersMade();
    expect((await thread()).map(({ sender }) => sender.type)).not.toContain("assistant");
  },
);

test("a takeover in another process stops the words that this one still has to say", async () => {
  const { asked, send, thread } = scene();
  await send("Hello");
  const answer = await asked();
  await answer.say("I can ");
  await elsewhere(() => reply(scene()));
  const then = await thread();
  await answer.say("help");
  await answer.finish();
  await answersMade();
  expect(await thread()).toEqual(then);
});

test("a takeover in another process before the first words leaves no word of the assistant", async () => {
  const { asked, send, thread } = scene();
  await send("Hello");
  const answer = await asked();
  await elsewhere(() => take(scene()));
  await answer.say("Hi!");
  await answer.finish();
  await answersMade();
  expect((await thread()).map(({ sender }) => sender.type)).toEqual(["user"]);
});

test("a reply stands after the words it cut short", async () => {
  const { asked, send, thread } = scene();
  await send("Hello");
  const answer = await asked();
  await answer.say("I can ");
  await reply(scene());
  expect(await thread()).toMatchObject([
    { seq: 1, sender: { type: "user" } },
    { seq: 2, sender: { type: "assistant" }, state: "stopped" },
    { seq: 3, sender: { type: "agent" } },
  ]);
  expect((await thread())[1]?.rev).toBeLessThan((await thread())[2]?.rev ?? 0);
});

const deeds = {
  reply,
  take,
  giveBack,
  send: ({ send }: RunningScene) => send("And another thing"),
  stop: ({ user, conversationId }: RunningScene) => stopAnswer(user, { conversationId }),
};

const pause = fc.integer({ min: 0, max: 25 });
const wordPauses = fc.array(fc.array(pause, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
const people = fc.array(
  fc.record({
    turns: pause,
    deed: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
    place: fc.constantFrom("here", "elsewhere"),
  }),
  { minLength: 1, maxLength: 5 },
);

test(
  "one voice, whoever takes over, stops, writes or gives back at whichever moment",
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(wordPauses, people, async (pauses, plan) => {
        const here = await makeRunningScene(scene().model);
        await here.send("Hello");
        const told = { over: false };
        const speaking = speak(here, pauses, told);
        for (const { turns, deed, place } of plan) {
          await wait(turns);
          const act = async () => void (await deeds[deed](here));
          await (place === "here" ? act() : elsewhere(act));
          await expectOneVoice(here);
        }
        await answersMade();
        told.over = true;
        await speaking;
        await expectEveryAnswerEnded(here);
      }),
      { numRuns: 100 },
    );
  },
);

async function wait(turns: number): Promise<void> {
  for (let each = 0; each < turns; each += 1) await turn();
}

/** Answers whatever the assistant is asked, word by word with the given pauses. */
async function speak(here: RunningScene, pauses: number[][], told: { over: boolean }): Promise<void> {
  for (let next = 0; !told.over;) {
    if (here.model.countAsked(here.organizationId) === 0) {
      await turn();
      continue;
    }
    const answer = await here.asked();
    for (const turns of pauses[next++ % pauses.length] ?? []) {
      await wait(turns);
      await answer.say("word ");
    }
    await answer.finish();
  }
}

/** Nothing of the assistant's is newer than the takeover that ended its turn, and it never speaks twice at once. */
async function expectOneVoice({ conversationId }: RunningScene): Promise<void> {
  const [conversation, all, messages, events] = await db.$transaction(
    [
      db.conversation.findUniqueOrThrow({ where: { id: conversationId } }),
      db.assistantRun.findMany({ where: { conversationId } }),
      db.message.findMany({ where: { conversationId }, orderBy: { seq: "asc" } }),
      db.threadEvent.findMany({ where: { conversationId }, orderBy: { rev: "asc" } }),
    ],
    // All four of one moment: an answer may begin between them.
    { isolationLevel: "RepeatableRead" },
  );
  expect(all.filter(({ state }) => state === "streaming").length).toBeLessThanOrEqual(1);
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  const running = messages.filter(({ state }) => state === "streaming").length;
  expect(running).toBeLessThanOrEqual(conversation.handledBy === "team" ? 0 : 1);
  const answered = all.flatMap(({ messageId, triggerSeq }) => (messageId ? triggerSeq : []));
  expect(new Set(answered).size).toBe(answered.length);
  expect(messages.filter(({ senderType }) => senderType === "assistant").length).toBe(answered.length);
  for (const { messageId, epoch } of all) {
    const takenOver = events[epoch];
    const message = messages.find(({ id }) => id === messageId);
    if (message && takenOver) expect(message.rev).toBeLessThan(takenOver.rev);
  }
}

async function expectEveryAnswerEnded(here: RunningScene): Promise<void> {
  await expectOneVoice(here);
  for (const run of await here.runs()) expect(run.endedAt).not.toBeNull();
  for (const message of await here.thread()) expect(message.state).not.toBe("streaming");
}
