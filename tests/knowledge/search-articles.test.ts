import { beforeAll, expect, test } from "vitest";
import { db } from "~/database/client.server";
import { searchPassages } from "~/knowledge/search-articles.server";
import { questions } from "../../prisma/demo/questions";
import { useDatabase } from "../support/database";
import { createOrganizationWithArticles } from "./demo-articles";
import { tuningQuestions } from "./tuning-questions";

useDatabase();

let acme: string;
let globex: string;

beforeAll(async () => {
  acme = await createOrganizationWithArticles("acme");
  globex = await createOrganizationWithArticles("globex");
});

async function hitRates(set: typeof questions) {
  const asked = await Promise.all(
    set.map(async ({ question, answers }) => ({ answers, found: await searchPassages(acme, question, 3) })),
  );
  const onTopic = asked.filter(({ answers }) => answers.length > 0);
  const offTopic = asked.filter(({ answers }) => answers.length === 0);
  const hits = onTopic.filter(({ answers, found }) => answers.includes(found[0]?.slug ?? ""));
  const rejected = offTopic.filter(({ found }) => found.length === 0);
  process.stdout.write(
    `right article first: ${hits.length} of ${onTopic.length}; off-topic rejected: ${rejected.length} of ${offTopic.length}\n`,
  );
  return { hit: hits.length / onTopic.length, rejected: rejected.length / offTopic.length };
}

test("the demo questions find the right article first, and what no article answers finds none", async () => {
  const { hit, rejected } = await hitRates(questions);
  expect(hit).toBeGreaterThanOrEqual(0.85);
  expect(rejected).toBeGreaterThanOrEqual(0.9);
});

test("so do the questions the ranking was tuned by", async () => {
  const { hit, rejected } = await hitRates(tuningQuestions);
  expect(hit).toBeGreaterThanOrEqual(0.85);
  expect(rejected).toBeGreaterThanOrEqual(0.9);
});

test("a passage is one section of its article, with its heading", async () => {
  const [passage] = await searchPassages(acme, "how do I measure my back for a pack", 3);
  expect(passage).toMatchObject({ slug: "finding-your-size", title: "Finding your size", heading: "Packs" });
  expect(passage?.text).toMatch(/^Your back length matters.*take S\/M\.$/s);
});

test("a typing error still finds the article", async () => {
  expect((await searchPassages(acme, "discuont codes", 1))[0]?.slug).toBe("payment-methods");
  expect((await searchPassages(acme, "warrantty", 1))[0]?.slug).toBe("repairs-and-the-five-year-promise");
});

test("another organization's articles are never found", async () => {
  const found = await searchPassages(globex, "summit club membership points", 10);
  expect(found.map(({ slug }) => slug)).not.toContain("summit-club");
  expect((await searchPassages(globex, "return a tool within 14 days", 10))[0]?.slug).toBe(
    "fourteen-day-returns",
  );
});

test("a draft is never found, and is as soon as it is published", async () => {
  const { id } = await db.article.create({
    data: { organizationId: globex, slug: "kites", title: "Flying kites", body: "Kites fly in wind." },
  });
  expect(await searchPassages(globex, "kites", 10)).toEqual([]);
  await db.article.update({ where: { id }, data: { state: "published" } });
  expect(await searchPassages(globex, "kites", 10)).toHaveLength(1);
});

test("an organization without articles answers nothing", async () => {
  const { id } = await db.organization.create({ data: { slug: "empty", name: "Empty" } });
  expect(await searchPassages(id, "delivery", 3)).toEqual([]);
});

test.each([
  ["nothing", ""],
  ["punctuation", "?!? … — ';"],
  ["only stop words", "and the of"],
  ["emoji", "🏔️🏔️"],
  ["a lone surrogate", "\ud800 refund"],
  ["NUL", "refund\u0000return"],
  ["SQL", '\'); DROP TABLE "Article"; --'],
  ["tsquery syntax", "refund & (return | !'x':* <-> \\"],
  ["a word of 10,000 letters", "a".repeat(10_000)],
  ["10,000 characters of words", "refund parcel zip ".repeat(556)],
])("%s in a question does no harm", async (_, query) => {
  await expect(searchPassages(acme, query, 3)).resolves.toBeInstanceOf(Array);
  expect(await db.article.count({ where: { organizationId: acme } })).toBe(16);
});

test("an article in another language is searched by that language's rules", async () => {
  const { id } = await db.organization.create({ data: { slug: "berghaus", name: "Berghaus" } });
  const article = await db.article.create({
    data: {
      organizationId: id,
      slug: "versand",
      title: "Versand",
      body: "Pakete kommen in zwei Tagen.",
      state: "published",
    },
  });
  await db.$executeRaw`UPDATE "Article" SET "language" = 'german' WHERE "id" = ${article.id}::uuid`;
  expect((await searchPassages(id, "An welchem Tag?", 1))[0]?.slug).toBe("versand");
});
