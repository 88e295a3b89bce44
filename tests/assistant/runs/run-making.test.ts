import { expect, test } from "vitest";
import { answersMade } from "~/assistant/runs/run-worker.server";
import { changeHandling } from "~/conversations/handling/change-handling.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { useDatabase } from "../../support/database";
import { elsewhere, useRunningScene } from "../../support/running-scene";

useDatabase();

const scene = useRunningScene();

test("an answer is made and stored with nobody watching", async () => {
  const { asked, send, runs, thread } = scene();
  await send("Where is my bike?");
  const answer = await asked();
  await answer.say("On ");
  await answer.say("its way.");
  const citation = { articleId: crypto.randomUUID(), title: "Shipping", url: "/help/shipping" };
  await answer.finish([citation]);
  await answersMade();
  const messages = await thread();
  expect(messages).toMatchObject([
    { seq: 1, status: "delivered", sender: { type: "user" } },
    {
      seq: 2,
      state: "complete",
      body: "On its way.",
      citations: [citation],
      sender: { type: "assistant", id: null, name: "Assistant" },
    },
  ]);
  expect(messages[1]?.rev).toBeGreaterThan(messages[0]?.rev ?? 0);
  expect(await runs()).toMatchObject([
    { state: "complete", messageId: messages[1]?.id, model: "scripted", inputTokens: 10, outputTokens: 5 },
  ]);
});

test("the assistant types until its first words, and not after them", async () => {
  const { asked, send, follow } = scene();
  const seen = follow("conversation");
  await send("Hello");
  const answer = await asked();
  await answer.say("Hi!");
  await answer.finish();
  await answersMade();
  const told = seen.map(({ event, data }) =>
    event === "typing" ? `typing ${(data as { typing: boolean }).typing}` : event,
  );
  const firstWords = told.lastIndexOf("typing true") + 1;
  expect(told.slice(0, firstWords)).toEqual(["message", "receipt", "typing true"]);
  expect(told.slice(firstWords)).toEqual(["message", "typing false", "message"]);
});

test("words are stored before they are all said", async () => {
  const { asked, send, thread } = scene();
  await send("Hello");
  const answer = await asked();
  await answer.say("Let me see");
  expect(await thread()).toMatchObject([{ seq: 1 }, { seq: 2, body: "Let me see", state: "streaming" }]);
  await answer.finish();
});

test("a message before the first words starts the answer over, with both", async () => {
  const { asked, send, runs, thread } = scene();
  await send("How long");
  const first = await asked();
  await send("does a repair take?");
  const second = await asked();
  expect(first.request.signal.aborted).toBe(true);
  expect(second.read).toEqual(["Ada: How long", "Ada: does a repair take?"]);
  await first.say("Too early.");
  await second.say("A week.");
  await second.finish();
  await answersMade();
  expect(await thread()).toMatchObject([
    { body: "How long" },
    { body: "does a repair take?" },
    { body: "A week.", state: "complete" },
  ]);
  expect(await runs()).toMatchObject([{ state: "complete", triggerSeq: 2, attempt: 1 }]);
});

test("a message that another process took before the first words starts the answer over as well", async () => {
  const { asked, send, thread } = scene();
  await send("How long");
  const first = await asked();
  await elsewhere(() => send("does a repair take?"));
  await first.say("Too early.");
  const second = await asked();
  expect(second.read).toEqual(["Ada: How long", "Ada: does a repair take?"]);
  await second.say("A week.");
  await second.finish();
  await answersMade();
  expect((await thread()).slice(2)).toMatchObject([{ body: "A week.", state: "complete" }]);
});

test("messages after the first words are answered together, by the next run", async () => {
  const { asked, send, runs, thread } = scene();
  await send("One");
  const first = await asked();
  await first.say("Answer to one");
  await send("Two");
  await send("Three");
  expect(await runs()).toMatchObject([{ state: "streaming" }, { state: "queued", triggerSeq: 4 }]);
  await first.finish();
  const second = await asked();
  expect(second.read).toEqual(["Ada: One", "Assistant: Answer to one", "Ada: Two", "Ada: Three"]);
  await second.say("Answer to both");
  await second.finish();
  await answersMade();
  expect((await thread()).map(({ body }) => body)).toEqual([
    "One",
    "Answer to one",
    "Two",
    "Three",
    "Answer to both",
  ]);
  expect(await runs()).toMatchObject([{ state: "complete" }, { state: "complete" }]);
});

test("a stop before the first words leaves no message", async () => {
  const { asked, send, runs, thread, user, conversationId } = scene();
  await send("Hello");
  const answer = await asked();
  await stopAnswer(user, { conversationId });
  await answer.say("Hi!");
  await answer.finish();
  await answersMade();
  expect(await thread()).toMatchObject([{ body: "Hello" }]);
  expect(await runs()).toMatchObject([{ state: "stopped", messageId: null }]);
});

test("a stop in the middle keeps what was said, and reaches the model", async () => {
  const { asked, send, runs, thread, user, conversationId } = scene();
  await send("Hello");
  const answer = await asked();
  await answer.say("One ");
  await answer.say("two ");
  await stopAnswer(user, { conversationId, seq: 2 });
  await answersMade();
  expect(answer.request.signal.aborted).toBe(true);
  await answer.say("three");
  await answer.finish();
  expect(await thread()).toMatchObject([{ seq: 1 }, { seq: 2, body: "One two ", state: "stopped" }]);
  expect(await runs()).toMatchObject([{ state: "stopped" }]);
});

test("a stop of another message stops nothing", async () => {
  const { asked, send, thread, user, conversationId } = scene();
  await send("Hello");
  const answer = await asked();
  await answer.say("One ");
  await stopAnswer(user, { conversationId, seq: 1 });
  await answer.say("two");
  await answer.finish();
  await answersMade();
  expect(await thread()).toMatchObject([{ seq: 1 }, { body: "One two", state: "complete" }]);
});

test("a stop lets the run that waits behind go on, and the inbox says so", async () => {
  const { asked, send, thread, follow, user, conversationId } = scene();
  await send("One");
  const first = await asked();
  await first.say("Answer");
  await send("Two");
  const rows = follow("organization");
  await stopAnswer(user, { conversationId, seq: 2 });
  expect(rows.map(({ data }) => data)).not.toContainEqual(expect.objectContaining({ running: false }));
  const second = await asked();
  await second.say("Answer to two");
  await second.finish();
  await answersMade();
  expect(rows.at(-1)?.data).toMatchObject({ running: false });
  expect(await thread()).toMatchObject([
    { body: "One" },
    { body: "Answer", state: "stopped" },
    { body: "Two" },
    { body: "Answer to two", state: "complete" },
  ]);
});

test("handing back answers what nobody answered, people's words among the turns", async () => {
  const { asked, send, thread, agent, model, conversationId, organizationId } = scene();
  await changeHandling(agent, { conversationId, handledBy: "team" });
  await send("My wheel is bent.");
  await sendReply(agent, { conversationId, body: "Send it in.", clientId: "reply" });
  await send("How?");
  expect(model.countAsked(organizationId)).toBe(0);
  await changeHandling(agent, { conversationId, handledBy: "assistant" });
  const answer = await asked();
  expect(answer.read).toEqual(["Ada: My wheel is bent.", "Ben: Send it in.", "Ada: How?"]);
  await answer.say("With our label.");
  await answer.finish();
  await answersMade();
  expect((await thread()).at(-1)).toMatchObject({ sender: { type: "assistant" }, body: "With our label." });
});

test("what PostgreSQL cannot store does not keep an answer from ending", async () => {
  const { asked, send, thread } = scene();
  await send("Hello");
  const answer = await asked();
  await answer.say("\0");
  await answer.say("Hi\0 there");
  await answer.finish();
  await answersMade();
  expect((await thread()).at(-1)).toMatchObject({ body: "Hi there", state: "complete" });
});
