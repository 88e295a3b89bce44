import { expect, test } from "vitest";
import { answersMade } from "~/assistant/runs/run-worker.server";
import { waitOutDatabase } from "~/assistant/runs/wait-out-database.server";
import { answersInFlight } from "~/conversations/handling/answer-queue.server";
import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import { englishWords } from "~/i18n/words";
import { useDatabase } from "../../support/database";
import { useRunningScene } from "../../support/running-scene";

useDatabase();

const scene = useRunningScene();

test("an answer that fails before its first words says why in words for people", async () => {
  const { asked, send, thread, runs } = scene();
  await send("Hello");
  await (await asked()).fail("rate-limited");
  await answersMade();
  expect((await thread())[1]).toMatchObject({
    sender: { type: "assistant" },
    state: "failed",
    body: englishWords("assistant.failed-busy"),
    citations: [],
  });
  expect(await runs()).toMatchObject([{ state: "failed", error: "rate-limited", firstWordsAt: null }]);
});

test("an answer that fails in the middle keeps what it said", async () => {
  const { asked, send, thread, runs } = scene();
  await send("Hello");
  const answer = await asked();
  await answer.say("I can");
  await answer.fail("interrupted");
  await answersMade();
  expect((await thread())[1]).toMatchObject({ state: "failed", body: "I can" });
  expect(await runs()).toMatchObject([{ state: "failed", error: "interrupted" }]);
});

test("an answer without a visible word has failed", async () => {
  const { asked, send, thread, runs } = scene();
  await send("Hello");
  const answer = await asked();
  await answer.say(" \n");
  await answer.finish();
  await answersMade();
  expect((await thread())[1]).toMatchObject({ state: "failed", body: englishWords("assistant.failed") });
  expect(await runs()).toMatchObject([{ state: "failed", error: "empty" }]);
});

test.for(["", "I can"])(
  "an answer that breaks off after “%s” has failed and is not made again",
  async (said) => {
    const { asked, send, thread, runs, model, organizationId } = scene();
    await send("Hello");
    const answer = await asked();
    if (said) await answer.say(said);
    await answer.break();
    await answersMade();
    expect((await thread())[1]).toMatchObject({
      state: "failed",
      body: said || englishWords("assistant.failed"),
    });
    expect(await runs()).toMatchObject([{ state: "failed", error: "provider-error" }]);
    expect(model.countAsked(organizationId)).toBe(0);
  },
);

test("after a failure the next message is answered", async () => {
  const { asked, send, thread } = scene();
  await send("Hello");
  await (await asked()).break();
  await answersMade();
  await send("Again");
  const answer = await asked();
  expect(answer.read).toEqual(["Ada: Hello", "Ada: Again"]);
  await answer.say("Hi!");
  await answer.finish();
  await answersMade();
  expect((await thread()).map(({ state }) => state)).toEqual(["complete", "failed", "complete", "complete"]);
});

test("words that cannot be saved for a while are stored at the end", async () => {
  const { asked, send, thread } = scene();
  const { runId } = await send("Hello");
  const answer = await asked();
  await answer.say("One ");
  await db.$executeRaw`ALTER TABLE "AssistantRun" RENAME COLUMN "leaseUntil" TO "away"`;
  answersInFlight.get(runId ?? "")?.wake();
  await answer.say("two");
  await db.$executeRaw`ALTER TABLE "AssistantRun" RENAME COLUMN "away" TO "leaseUntil"`;
  await answer.finish();
  await answersMade();
  expect((await thread())[1]).toMatchObject({ state: "complete", body: "One two" });
});

test("a database that is away is waited for, and any other trouble is not", async () => {
  const answers = ["away", "away", "back"];
  const ask = async () => {
    const answer = answers.shift();
    if (answer === "away") throw new DomainError("unavailable");
    return answer;
  };
  expect(await waitOutDatabase(ask)).toBe("back");
  await expect(waitOutDatabase(() => Promise.reject(new DomainError("not-found")))).rejects.toMatchObject({
    code: "not-found",
  });
});
