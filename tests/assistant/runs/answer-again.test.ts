import { beforeEach, expect, test } from "vitest";
import { streamAnswerTo } from "~/assistant/streams/answer-stream.server";
import { answersMade } from "~/assistant/runs/run-worker.server";
import { getRunningAnswer } from "~/conversations/conversations.server";
import { answerAgain, requireAnswerAgain } from "~/conversations/handling/answer-again.server";
import { changeHandling } from "~/conversations/handling/change-handling.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { castVote } from "~/conversations/votes/cast-vote.server";
import { db } from "~/database/client.server";
import { englishWords } from "~/i18n/words";
import { useDatabase } from "../../support/database";
import { listenTo } from "../../support/heard-answer";
import { useRunningScene, type RunningScene } from "../../support/running-scene";
import type { ScriptedAnswer } from "../../support/scripted-model";

useDatabase();

const scene = useRunningScene();

const citation = { articleId: "article-1", title: "Greetings", url: "/help/greetings" };
const open = new AbortController().signal;

beforeEach(async () => {
  const { send, asked } = scene();
  await send("Hello");
  await end(await asked(), "Hi!");
});

async function end(answer: ScriptedAnswer, words: string): Promise<void> {
  await answer.say(words);
  await answer.finish([citation]);
  await answersMade();
}

const again = ({ user, conversationId }: RunningScene, seq = 2) => answerAgain(user, { conversationId, seq });

/** The assistant, asked for its answer again. */
async function askAgain(): Promise<ScriptedAnswer> {
  await again(scene());
  return scene().asked();
}

test("an answer written again is the same message with new words", async () => {
  const { thread, user, conversationId, runs } = scene();
  await castVote(user, { conversationId, answer: { seq: 2 }, vote: "down", reason: "Too short" });
  const [, old] = await thread();
  const answer = await askAgain();
  expect((await thread())[1]).toEqual(old);
  await answer.say("Good ");
  expect((await thread())[1]).toMatchObject({
    id: old?.id,
    seq: 2,
    body: "Good ",
    state: "streaming",
    citations: [],
    vote: null,
    createdAt: old?.createdAt,
    editedAt: expect.any(String) as string,
  });
  await end(answer, "day!");
  const [, anew] = await thread();
  expect(anew).toMatchObject({ id: old?.id, body: "Good day!", state: "complete", citations: [citation] });
  expect(anew?.rev).toBeGreaterThan(old?.rev ?? 0);
  expect(await runs()).toMatchObject([
    { state: "complete", messageId: old?.id, triggerSeq: 1 },
    { state: "complete", messageId: old?.id, triggerSeq: 1 },
  ]);
});

test("the assistant does not read the answer it writes again", async () => {
  const answer = await askAgain();
  expect(answer.read).toEqual(["Ada: Hello"]);
  await end(answer, "Good day!");
});

test("the stream of an answer written again bears its message's id", async () => {
  const { user, thread, asked } = scene();
  const listener = listenTo(streamAnswerTo(user, await again(scene()), open));
  await end(await asked(), "Good day!");
  expect((await listener.rest())[0]).toEqual({ type: "start", messageId: (await thread())[1]?.id });
});

const typesNoMore = { side: "assistant", typing: false };

const interruptions = {
  "a takeover": ({ agent, conversationId }: RunningScene) =>
    changeHandling(agent, { conversationId, handledBy: "team" }),
  "a stop": ({ user, conversationId }: RunningScene) => stopAnswer(user, { conversationId, seq: 2 }),
};

test.for(Object.entries(interruptions))(
  "%s before its first words leaves the old answer, and says that nothing runs",
  async ([, interrupt]) => {
    const { thread, follow } = scene();
    const [, old] = await thread();
    const answer = await askAgain();
    const [told, rows] = [follow("conversation"), follow("organization")];
    await interrupt(scene());
    await end(answer, "Good day!");
    expect((await thread())[1]).toEqual(old);
    expect(told.findLast(({ event }) => event === "typing")?.data).toMatchObject(typesNoMore);
    expect(rows.at(-1)?.data).toMatchObject({ running: false });
  },
);

test.for(Object.entries(interruptions))(
  "%s in its middle keeps its new words, and marks them",
  async ([, interrupt]) => {
    const { thread } = scene();
    const answer = await askAgain();
    await answer.say("Good ");
    await interrupt(scene());
    await end(answer, "day!");
    expect((await thread())[1]).toMatchObject({ body: "Good ", state: "stopped", citations: [] });
  },
);

test("an answer that cannot be written again stays, and people read that it could not", async () => {
  const { thread, asked, user, follow, runs } = scene();
  const [, old] = await thread();
  const listener = listenTo(streamAnswerTo(user, await again(scene()), open));
  const told = follow("conversation");
  await (await asked()).fail("rate-limited");
  await answersMade();
  expect((await thread())[1]).toEqual(old);
  expect(told).toContainEqual(
    expect.objectContaining({
      event: "thread-event",
      data: expect.objectContaining({ code: "answer-again-failed", afterSeq: 2, actor: null }) as unknown,
    }),
  );
  expect(await listener.rest()).toEqual([
    { type: "start" },
    { type: "error", errorText: englishWords("assistant.failed-busy") },
    { type: "finish" },
  ]);
  expect((await runs())[1]).toMatchObject({ state: "failed", error: "rate-limited", messageId: old?.id });
});

test("an answer that failed is written again in its place, and the user waits no more", async () => {
  const { send, asked, thread, conversationId } = scene();
  await send("And?");
  await (await asked()).fail("timeout");
  await answersMade();
  const waiting = () => db.conversation.findUnique({ where: { id: conversationId } });
  expect((await waiting())?.waitingSince).not.toBeNull();
  await again(scene(), 4);
  const answer = await asked();
  expect(answer.read).toEqual(["Ada: Hello", "Assistant: Hi!", "Ada: And?"]);
  await end(answer, "And so on.");
  expect((await thread())[3]).toMatchObject({ seq: 4, body: "And so on.", state: "complete" });
  expect(await waiting()).toMatchObject({ waitingSince: null, lastMessagePreview: "And so on." });
});

test("a message before the first words is answered, and the old answer stays", async () => {
  const { send, asked, thread, runs } = scene();
  const [, old] = await thread();
  const before = await askAgain();
  const { runId } = await send("Wait");
  const answer = await asked();
  expect(before.request.signal.aborted).toBe(true);
  expect(answer.read).toEqual(["Ada: Hello", "Assistant: Hi!", "Ada: Wait"]);
  await end(answer, "I wait.");
  expect(await thread()).toMatchObject([{ seq: 1 }, old, { body: "Wait" }, { seq: 4, body: "I wait." }]);
  expect(await runs()).toHaveLength(2);
  expect((await runs())[1]?.id).toBe(runId);
});

test("a message in the middle is answered by the next run", async () => {
  const { send, asked, thread } = scene();
  const answer = await askAgain();
  await answer.say("Good ");
  await send("Wait");
  await answer.say("day!");
  await answer.finish();
  await end(await asked(), "I wait.");
  expect((await thread()).map(({ body }) => body)).toEqual(["Hello", "Good day!", "Wait", "I wait."]);
});

test("asking twice writes it again once", async () => {
  const { asked, model, organizationId } = scene();
  const [first, second] = await Promise.all([again(scene()), again(scene())]);
  const answer = await asked();
  const third = await again(scene());
  expect([second, third]).toEqual([first, first]);
  await answer.say("Good ");
  expect(await again(scene())).toEqual(first);
  await end(answer, "day!");
  expect(model.countAsked(organizationId)).toBe(0);
});

test("only what is newest is answered again, and only while the assistant holds the conversation", async () => {
  const { agent, user, conversationId, thread, send, asked } = scene();
  const nothing = { runId: null, stale: false };
  const stale = { runId: null, stale: true };
  expect(await again(scene(), 1)).toEqual(stale);
  await send("And?");
  const answer = await asked();
  expect(await again(scene(), 2)).toEqual(stale);
  await end(answer, "So.");
  await sendReply(agent, { conversationId, body: "Ben here", clientId: crypto.randomUUID() });
  expect(await again(scene(), 5)).toEqual(nothing);
  await changeHandling(agent, { conversationId, handledBy: "assistant" });
  const then = await thread();
  expect(await again(scene(), 5)).toEqual(stale);
  await expect(requireAnswerAgain(user, { conversationId })).rejects.toMatchObject({ code: "conflict" });
  await answersMade();
  expect(await thread()).toEqual(then);
});

test("a message whose answer was stopped before a word is answered when it is asked for again", async () => {
  const { send, asked, thread, user, conversationId } = scene();
  await send("And?", "key");
  await asked();
  await stopAnswer(user, { conversationId });
  await answersMade();
  expect(await getRunningAnswer(conversationId)).toBeNull();
  await requireAnswerAgain(user, { conversationId, messageId: "key" });
  await end(await asked(), "So.");
  expect((await thread()).map(({ body }) => body)).toEqual(["Hello", "Hi!", "And?", "So."]);
});

test("a run stopped before anybody took it up is told to whoever waits for it", async () => {
  const { follow, send, asked, user, conversationId } = scene();
  await send("And?");
  await asked();
  const told = follow("conversation");
  await stopAnswer(user, { conversationId });
  expect(told.find(({ event }) => event === "typing")?.data).toMatchObject(typesNoMore);
});
