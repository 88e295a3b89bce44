import { beforeAll, expect, test } from "vitest";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { getArticle, listArticles } from "~/knowledge/articles.server";
import { listStarters } from "~/knowledge/starters.server";
import { useDatabase } from "../support/database";
import { createOrganizationWithArticles } from "./demo-articles";

useDatabase();

let customer: Actor;
let foreigner: Actor;

function memberOf(organizationId: string): Actor {
  const memberId = "00000000-0000-7000-8000-000000000001";
  return {
    memberId,
    organizationId,
    role: "user",
    name: "Sam",
    credential: { kind: "session", id: "s" },
    scopes: null,
  };
}

beforeAll(async () => {
  customer = memberOf(await createOrganizationWithArticles("acme"));
  foreigner = memberOf(await createOrganizationWithArticles("globex"));
  await db.article.create({
    data: { organizationId: customer.organizationId, slug: "draft", title: "A draft", body: "Not yet." },
  });
});

test("a member lists the published articles of their organization by title", async () => {
  const titles = (await listArticles(customer)).map(({ title }) => title);
  expect(titles).toHaveLength(16);
  expect(titles[0]).toBe("Caring for down");
  expect(titles).not.toContain("A draft");
  expect(await listArticles(foreigner)).toHaveLength(5);
});

test("a member reads a published article of their organization", async () => {
  expect(await getArticle(customer, "gift-cards")).toMatchObject({ title: "Gift cards", slug: "gift-cards" });
});

test("a draft, another organization's article and one that does not exist are the same: none", async () => {
  expect(await getArticle(customer, "draft")).toBeNull();
  expect(await getArticle(foreigner, "gift-cards")).toBeNull();
  expect(await getArticle(customer, "no-such-article")).toBeNull();
});

test("who has not written yet is offered questions that articles answer, or their titles", async () => {
  expect(await listStarters(customer)).toEqual([
    "How much is delivery, and when will it come?",
    "Can I send boots back that I have worn?",
    "Is a broken zip repaired for free?",
  ]);
  await db.article.updateMany({
    where: { organizationId: foreigner.organizationId },
    data: { question: "" },
  });
  expect(await listStarters(foreigner)).toEqual([
    "Trade accounts",
    "Tool warranty and servicing",
    "Returning a tool within 14 days",
  ]);
});
