import { beforeAll, expect, test } from "vitest";
import { searchPassages } from "~/knowledge/search-articles.server";
import { questions } from "../../prisma/demo/questions";
import { useDatabase } from "../support/database";
import { createOrganizationWithArticles } from "./demo-articles";
import { heldOutQuestions } from "./held-out-questions";
import { tuningQuestions } from "./tuning-questions";

useDatabase();

type Question = { question: string; answers: string[]; both?: string[]; after?: string };

/** Shares of the questions, 0 to 1; a floor lies a little under what was reached last. */
type Rates = {
  /** The right article first. */
  first: number;
  /** It or another right one among the first three. */
  amongThree: number;
  /** Both articles of a question about two things among the first three. */
  both: number;
  /** What no article answers finds nothing. */
  refused: number;
};

let acme: string;

beforeAll(async () => {
  acme = await createOrganizationWithArticles("acme");
  await createOrganizationWithArticles("globex");
});

async function find({ question, after = "" }: Question): Promise<string[]> {
  const [cited] = after ? await searchPassages(acme, after, 1) : [];
  const before = [after, cited?.title ?? ""].join("\n").trim();
  return (await searchPassages(acme, question, 3, before)).map(({ slug }) => slug);
}

async function ratesOf(name: string, set: Question[]): Promise<Rates> {
  const asked: { question: Question; slugs: string[] }[] = [];
  for (const question of set) asked.push({ question, slugs: await find(question) });
  const onTopic = asked.filter(({ question }) => question.answers.length > 0);
  const offTopic = asked.filter(({ question }) => question.answers.length === 0);
  const double = asked.filter(({ question }) => question.both);
  const counts = {
    first: onTopic.filter(({ question, slugs }) => question.answers.includes(slugs[0] ?? "")).length,
    amongThree: onTopic.filter(({ question, slugs }) => question.answers.some((slug) => slugs.includes(slug)))
      .length,
    both: double.filter(({ question, slugs }) => question.both?.every((slug) => slugs.includes(slug))).length,
    refused: offTopic.filter(({ slugs }) => slugs.length === 0).length,
    silent: onTopic.filter(({ slugs }) => slugs.length === 0).length,
  };
  process.stdout.write(
    `${name}: right article first ${counts.first} of ${onTopic.length}, among three ${counts.amongThree}, ` +
      `wrong one first ${onTopic.length - counts.first - counts.silent}, nothing ${counts.silent}; ` +
      `both articles ${counts.both} of ${double.length}; ` +
      `off-topic refused ${counts.refused} of ${offTopic.length}, false answers ${offTopic.length - counts.refused}\n`,
  );
  return {
    first: counts.first / onTopic.length,
    amongThree: counts.amongThree / onTopic.length,
    both: double.length === 0 ? 1 : counts.both / double.length,
    refused: counts.refused / offTopic.length,
  };
}

function expectAtLeast(rates: Rates, floors: Rates): void {
  for (const [rate, floor] of Object.entries(floors))
    expect(rates[rate as keyof Rates], rate).toBeGreaterThanOrEqual(floor);
}

test("questions the ranking was never tuned by find the right article", async () => {
  const rates = await ratesOf("held out", heldOutQuestions);
  expectAtLeast(rates, { first: 0.81, amongThree: 0.88, both: 0.7, refused: 0.8 });
});

test("so do the questions it was tuned by", async () => {
  const rates = await ratesOf("tuning", tuningQuestions);
  expectAtLeast(rates, { first: 0.86, amongThree: 0.93, both: 0.75, refused: 0.82 });
});

test("so do the questions that came with the demo", async () => {
  const rates = await ratesOf("demo", questions);
  expectAtLeast(rates, { first: 0.84, amongThree: 0.9, both: 1, refused: 0.75 });
});
