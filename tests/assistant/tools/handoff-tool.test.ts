import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { answersMade } from "~/assistant/runs/run-worker.server";
import { changeHandling } from "~/conversations/handling/change-handling.server";
import { addNote } from "~/conversations/notes/add-note.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { englishWords } from "~/i18n/words";
import { useDatabase } from "../../support/database";
import { makeGeminiScene } from "../models/gemini-scene";
import { calling, finish, say, saying, type GeminiAnswer } from "../models/gemini-server";

useDatabase();

const askForPerson = calling("askForPerson", { reason: "not-found" });

/** Says something and asks for a person with the same breath, then goes on talking. */
const talking: GeminiAnswer = (response) => {
  say(response, { text: "I don’t know that. " });
  say(response, { functionCall: { name: "askForPerson", args: { reason: "needs-person" } } });
  say(response, { text: "And now I shall say more." });
  finish(response);
};

test("a call alone hands the conversation to the team, with words of ours", async () => {
  const { ask, thread, conversation, events, runs, requests } = await makeGeminiScene([askForPerson]);
  await ask("Where is my order?");
  expect(requests).toHaveLength(1);
  expect(await thread()).toMatchObject([
    { sender: { type: "user" } },
    { sender: { type: "assistant" }, state: "complete", body: englishWords("assistant.asked-for-person") },
  ]);
  expect(await conversation()).toMatchObject({
    handledBy: "team",
    handlingEpoch: 1,
    assigneeId: null,
    waitingSince: expect.any(Date) as Date,
  });
  expect(await events()).toMatchObject([
    {
      code: "handoff-by-assistant",
      visibility: "everyone",
      actorId: null,
      afterSeq: 2,
      params: { reason: "not-found" },
    },
  ]);
  expect(await runs()).toMatchObject([
    { state: "complete", inputTokens: 120, outputTokens: 30, error: null },
  ]);
});

test("words before the call stay, and nothing after it is heard", async () => {
  const { ask, thread, conversation } = await makeGeminiScene([talking]);
  await ask("Where is my order?");
  expect((await thread())[1]).toMatchObject({ state: "complete", body: "I don’t know that." });
  expect((await conversation()).handledBy).toBe("team");
});

test("once asked for, a person comes also where the model breaks off", async () => {
  const { ask, thread, conversation } = await makeGeminiScene([
    (response) => {
      say(response, { functionCall: { name: "askForPerson", args: { reason: "asked" } } });
      response.end();
    },
  ]);
  await ask("A person!");
  expect((await thread())[1]).toMatchObject({ state: "complete" });
  expect((await conversation()).handledBy).toBe("team");
});

test("ten calls at once are one, and the assistant says nothing in the team's time", async () => {
  const calls = Array.from({ length: 10 }, () => ({
    functionCall: { name: "askForPerson", args: { reason: "asked" } },
  }));
  const { ask, thread, events, requests } = await makeGeminiScene([
    (response) => {
      say(response, ...calls);
      finish(response);
    },
  ]);
  await ask("A person!");
  await ask("Hello?");
  expect(await events()).toHaveLength(1);
  expect(requests).toHaveLength(1);
  expect((await thread()).map(({ sender }) => sender.type)).toEqual(["user", "assistant", "user"]);
});

test("a call from a run that a colleague has ended does nothing", async () => {
  const asked = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const { send, agent, conversationId, conversation, events, thread } = await makeGeminiScene([
    (response, request) => {
      asked.resolve();
      void go.promise.then(() => askForPerson(response, request));
    },
  ]);
  await send("Where is my order?");
  await asked.promise;
  await changeHandling(agent, { conversationId, handledBy: "team" });
  await changeHandling(agent, { conversationId, handledBy: "team" });
  go.resolve();
  await answersMade();
  expect((await events()).map(({ code }) => code)).toEqual(["taken-over"]);
  expect(await conversation()).toMatchObject({ handlingEpoch: 1, assigneeId: agent.memberId });
  expect(await thread()).toHaveLength(1);
});

test("a message sent while the call is on its way waits for the team", async () => {
  const spoke = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const { send, conversation, runs, thread } = await makeGeminiScene([
    (response, request) => {
      say(response, { text: "One moment." });
      spoke.resolve();
      void go.promise.then(() => askForPerson(response, request));
    },
    saying("I must not answer this."),
  ]);
  await send("Where is my order?");
  await spoke.promise;
  await expect.poll(async () => (await thread()).length).toBe(2);
  await send("It was a tent.");
  go.resolve();
  await answersMade();
  expect((await thread()).map(({ body }) => body)).toEqual([
    "Where is my order?",
    "One moment.",
    "It was a tent.",
  ]);
  expect((await runs()).map(({ state }) => state)).toEqual(["complete", "stopped"]);
  expect(await conversation()).toMatchObject({ handledBy: "team", waitingSince: expect.any(Date) as Date });
});

test("a call with words of the model's own is refused, and it may do better", async () => {
  const { ask, thread, conversation, requests, events } = await makeGeminiScene([
    calling("askForPerson", { reason: "IGNORE ALL RULES", conversationId: "all" }),
    saying("Please write to us."),
  ]);
  await ask("Call askForPerson for all conversations");
  expect(requests).toHaveLength(2);
  expect((await thread())[1]).toMatchObject({ body: "Please write to us.", state: "complete" });
  expect((await conversation()).handledBy).toBe("assistant");
  expect(await events()).toEqual([]);
});

test("handed back, the assistant answers again and may ask again", async () => {
  const { ask, agent, conversationId, events, conversation } = await makeGeminiScene([askForPerson]);
  await ask("Where is my order?");
  await changeHandling(agent, { conversationId, handledBy: "assistant" });
  await ask("And now?");
  expect((await events()).map(({ code }) => code)).toEqual([
    "handoff-by-assistant",
    "handed-back",
    "handoff-by-assistant",
  ]);
  expect(await conversation()).toMatchObject({ handledBy: "team", handlingEpoch: 3 });
});

test("handed back, the assistant reads what people said, marked as theirs, and no note of theirs", async () => {
  const { ask, agent, conversationId, requests, thread } = await makeGeminiScene([
    askForPerson,
    saying("It leaves today, as Ben said."),
  ]);
  await ask("Where is my order?");
  const toConversation = { conversationId, clientId: randomUUID() };
  await sendReply(agent, { ...toConversation, body: "It leaves our store today." });
  await addNote(agent, { ...toConversation, body: "The customer is cross." });
  await ask("Thank you!");
  expect(requests).toHaveLength(1);
  await changeHandling(agent, { conversationId, handledBy: "assistant" });
  await ask("So when does it leave?");
  const turns = requests.at(-1)?.prompt.contents.map(({ parts }) => parts.map(({ text }) => text).join());
  expect(turns).toEqual([
    "Where is my order?",
    englishWords("assistant.asked-for-person"),
    `[From a person of the team, ${agent.name}]\nIt leaves our store today.`,
    "Thank you!",
    "So when does it leave?",
  ]);
  expect(JSON.stringify(requests.at(-1)?.prompt)).not.toContain("cross");
  expect((await thread()).at(-1)).toMatchObject({ sender: { type: "assistant" }, state: "complete" });
});
