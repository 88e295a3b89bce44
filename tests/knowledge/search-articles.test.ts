import { beforeAll, expect, test } from "vitest";
import { db } from "~/database/client.server";
import { searchPassages } from "~/knowledge/search-articles.server";
import { useDatabase } from "../support/database";
import { createOrganizationWithArticles } from "./demo-articles";

useDatabase();

let acme: string;
let globex: string;

beforeAll(async () => {
  acme = await createOrganizationWithArticles("acme");
  globex = await createOrganizationWithArticles("globex");
});

test("a passage is one section of its article, with its heading", async () => {
  const [passage] = await searchPassages(acme, "how do I measure my back for a pack", 3);
  expect(passage).toMatchObject({
    slug: "finding-your-size",
    title: "Finding your size",
    heading: "Packs",
    anchor: "section-packs",
  });
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

test("a change of an article is found at once, by whatever hand it was made", async () => {
  const { id } = await db.article.create({
    data: {
      organizationId: globex,
      slug: "sails",
      title: "Sails",
      body: "Sails need patches.",
      state: "published",
    },
  });
  const found = async (query: string) =>
    (await searchPassages(globex, query, 10)).map(({ slug, text }) => `${slug}: ${text}`);
  expect(await found("sails")).toEqual(["sails: Sails need patches."]);
  await db.$executeRaw`UPDATE "Article" SET "body" = 'Sails need ironing.' WHERE "id" = ${id}::uuid`;
  expect(await found("sails ironing")).toEqual(["sails: Sails need ironing."]);
  await db.article.update({ where: { id }, data: { state: "draft" } });
  expect(await found("sails")).toEqual([]);
  await db.article.update({ where: { id }, data: { state: "published" } });
  expect(await found("sails")).toHaveLength(1);
  await db.article.delete({ where: { id } });
  expect(await found("sails")).toEqual([]);
});

test("searches that come together while articles change find what is there then", async () => {
  const { id } = await db.organization.create({ data: { slug: "busy", name: "Busy" } });
  for (let turn = 0; turn < 5; turn += 1) {
    await db.article.create({
      data: {
        organizationId: id,
        slug: `lamp-${turn}`,
        title: `Lamp ${turn}`,
        body: "Lamps glow.",
        state: "published",
      },
    });
    const found = await Promise.all(Array.from({ length: 4 }, () => searchPassages(id, "lamps", 10)));
    expect(found.map(({ length }) => length)).toEqual([turn + 1, turn + 1, turn + 1, turn + 1]);
  }
});

test("a question that leans on the one before is read with it, and one that does not stands alone", async () => {
  const before = "Do you rent out tents?\nRenting gear and loan packs";
  const [passage] = await searchPassages(acme, "and how much is it for a week?", 1, before);
  expect(passage?.slug).toBe("rental-and-loan-packs");
  expect((await searchPassages(acme, "What is the capital of France?", 1, before))[0]).toBeUndefined();
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
