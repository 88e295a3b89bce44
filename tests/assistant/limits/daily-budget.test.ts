import { generateText } from "ai";
import { expect, test } from "vitest";
import { chargedModel } from "~/assistant/limits/charged-model.server";
import { chargeTokens, takeAnswer, type Payer } from "~/assistant/limits/daily-budget.server";
import { assistantModel } from "~/assistant/models/model.server";
import { db } from "~/database/client.server";
import { englishWords } from "~/i18n/words";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { asking, geminiAt, read } from "../answering";
import { refusing, say, saying, searching, startGemini, type GeminiAnswer } from "../models/gemini-server";

useDatabase();

type Limits = Partial<
  Record<"memberAnswersPerDay" | "memberTokensPerDay" | "answersPerDay" | "tokensPerDay", number>
>;

/** An organization with these limits, its user and one of its agents as payers. */
async function payersOf(limits: Limits): Promise<{ user: Payer; agent: Payer }> {
  const { organizationId, user, agent } = await makeScene();
  await db.organization.update({ where: { id: organizationId }, data: limits });
  return {
    user: { organizationId, memberId: user.memberId },
    agent: { organizationId, memberId: agent.memberId },
  };
}

/** What was counted for a member, or, with the organization's own id, for everybody. */
async function usedBy(organizationId: string, subjectId: string) {
  const uses = await db.assistantUse.findMany({ where: { organizationId, subjectId } });
  return {
    answers: uses.reduce((sum, { answers }) => sum + answers, 0),
    tokens: uses.reduce((sum, { tokens }) => sum + Number(tokens), 0),
  };
}

async function ask({ organizationId, memberId }: Payer, ...answers: GeminiAnswer[]) {
  const { baseURL, requests } = await startGemini(...answers);
  const request = asking(organizationId, "Hello?", { memberId, model: geminiAt(baseURL) });
  return { requests, ...(await read(request)) };
}

test("a member's answers of the day end; those refused are not counted, and others go on", async () => {
  const { user, agent } = await payersOf({ memberAnswersPerDay: 2 });
  expect([await takeAnswer(user), await takeAnswer(user)]).toEqual([true, true]);
  expect([await takeAnswer(user), await takeAnswer(user)]).toEqual([false, false]);
  expect(await takeAnswer(agent)).toBe(true);
  expect(await usedBy(user.organizationId, user.memberId)).toEqual({ answers: 2, tokens: 0 });
  expect(await usedBy(user.organizationId, user.organizationId)).toEqual({ answers: 3, tokens: 0 });
});

test("an organization's answers of the day end for all its members, and for no other organization's", async () => {
  const { user, agent } = await payersOf({ answersPerDay: 1 });
  const { user: stranger } = await payersOf({});
  expect([await takeAnswer(user), await takeAnswer(agent), await takeAnswer(stranger)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(await usedBy(user.organizationId, agent.memberId)).toEqual({ answers: 0, tokens: 0 });
});

test.each([{ memberTokensPerDay: 100 }, { tokensPerDay: 100 }])(
  "tokens used up end the answers of the day: %j",
  async (limits) => {
    const { user } = await payersOf(limits);
    await chargeTokens(user, 99);
    expect(await takeAnswer(user)).toBe(true);
    await chargeTokens(user, 1);
    expect(await takeAnswer(user)).toBe(false);
  },
);

test("a limit of 0 lets nothing through", async () => {
  for (const limit of ["memberAnswersPerDay", "memberTokensPerDay", "answersPerDay", "tokensPerDay"])
    expect(await takeAnswer((await payersOf({ [limit]: 0 })).user)).toBe(false);
});

test("the day is that of UTC: what was used before it does not count", async () => {
  const { user } = await payersOf({ memberAnswersPerDay: 1 });
  await takeAnswer(user);
  await db.$executeRaw`UPDATE "AssistantUse" SET "day" = "day" - 1 WHERE "organizationId" = ${user.organizationId}::uuid`;
  expect(await takeAnswer(user)).toBe(true);
  const days = await db.assistantUse.findMany({
    where: { subjectId: user.memberId },
    orderBy: { day: "desc" },
  });
  expect(days[0]?.day.toISOString().slice(0, 10)).toBe(new Date().toISOString().slice(0, 10));
});

test("of many answers at once, as many begin as are left", async () => {
  const { user, agent } = await payersOf({ memberAnswersPerDay: 10, answersPerDay: 15 });
  const taken = await Promise.all(
    Array.from({ length: 60 }, (_, index) => takeAnswer(index % 2 ? user : agent)),
  );
  expect(taken.filter(Boolean)).toHaveLength(15);
});

test("an answer counts once, with the tokens of all its steps", async () => {
  const { user } = await payersOf({});
  await ask(user, refusing(429, { "retry-after": "0" }), searching("tent"), saying("Yes."));
  const expected = { answers: 1, tokens: 300 };
  expect(await usedBy(user.organizationId, user.memberId)).toEqual(expected);
  expect(await usedBy(user.organizationId, user.organizationId)).toEqual(expected);
});

test("an answer cut short is charged by what was sent and heard", async () => {
  const { user } = await payersOf({});
  const said = "word ".repeat(400);
  await ask(user, (response) => {
    say(response, { text: said });
    response.end();
  });
  const { answers, tokens } = await usedBy(user.organizationId, user.memberId);
  expect(answers).toBe(1);
  expect(tokens).toBeGreaterThan(said.length / 4);
});

test("over the budget no model is asked, and the user reads so with a way on", async () => {
  const { user } = await payersOf({ memberAnswersPerDay: 0 });
  const { requests, chunks, outcome } = await ask(user, saying("Hello"));
  expect(requests).toHaveLength(0);
  expect(outcome).toMatchObject({ state: "failed", error: "over-budget", text: "" });
  const errorText = englishWords("assistant.failed-over-budget");
  expect(chunks.filter(({ type }) => type === "error")).toEqual([{ type: "error", errorText }]);
  expect(errorText).toContain("ask for a person");
});

test("what is generated without a stream is charged as well", async () => {
  const { user } = await payersOf({ memberAnswersPerDay: 1 });
  const { baseURL } = await startGemini((response) => {
    const candidates = [{ content: { role: "model", parts: [{ text: "Hi" }] }, finishReason: "STOP" }];
    const usageMetadata = { promptTokenCount: 7, candidatesTokenCount: 3, totalTokenCount: 10 };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ candidates, usageMetadata }));
  });
  const write = () => generateText({ model: chargedModel(geminiAt(baseURL), user), prompt: "Draft" });
  expect((await write()).text).toBe("Hi");
  expect(await usedBy(user.organizationId, user.memberId)).toEqual({ answers: 1, tokens: 10 });
  await expect(write()).rejects.toMatchObject({ name: "OverBudget" });
});

test("the local model costs nothing and is not counted", async () => {
  const { user } = await payersOf({ memberAnswersPerDay: 0, tokensPerDay: 0 });
  const unset = { GOOGLE_GENERATIVE_AI_API_KEY: null, GOOGLE_GENERATIVE_AI_BASE_URL: null };
  const model = assistantModel({ ...unset, ASSISTANT_MODEL: "local" });
  const { outcome } = await read(
    asking(user.organizationId, "Hello", { memberId: user.memberId, model: { ...model } }),
  );
  expect(outcome.state).toBe("complete");
  expect(await usedBy(user.organizationId, user.organizationId)).toEqual({ answers: 0, tokens: 0 });
});
