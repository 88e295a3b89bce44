import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "~/database/client.server";
import { getArticle, listArticles } from "~/knowledge/articles.server";
import { getEditedArticle, listEditedArticles } from "~/knowledge/editing/edited-articles.server";
import { removeArticle } from "~/knowledge/editing/remove-article.server";
import type { SaveArticle } from "~/knowledge/editing/save-article";
import { saveArticle } from "~/knowledge/editing/save-article.server";
import { searchPassages } from "~/knowledge/search-articles.server";
import { makeAccount, requestTo, type Account } from "../../support/accounts";
import { useDatabase } from "../../support/database";
import { callRoute } from "../../support/route-call";

useDatabase();

const kites = {
  title: "Flying kites",
  slug: "",
  body: "Kites fly in steady wind.",
  synonyms: "",
  question: "",
  state: "draft",
} satisfies SaveArticle;

const firstOf = async ({ actor }: Account) => {
  const [first] = await listEditedArticles(actor);
  const article = await getEditedArticle(actor, first?.id ?? "");
  if (!article) throw new Error("There is no article");
  return article;
};

const foundBy = async ({ actor }: Account) => ({
  help: (await listArticles(actor)).map(({ slug }) => slug),
  page: (await getArticle(actor, "flying-kites"))?.body,
  assistant: (await searchPassages(actor.organizationId, "which wind do kites need", 5)).map(
    ({ text }) => text,
  ),
});

const nowhere = { help: [], page: undefined, assistant: [] };

test("an article is found under help and by the assistant while it is published, and never as a draft", async () => {
  const admin = await makeAccount("admin");
  await saveArticle(admin.actor, null, kites);
  expect(await foundBy(admin)).toEqual(nowhere);
  const { id } = await firstOf(admin);
  const found = (body: string) => ({ help: ["flying-kites"], page: body, assistant: [body] });
  await saveArticle(admin.actor, id, { ...kites, state: "published" });
  expect(await foundBy(admin)).toEqual(found(kites.body));
  await saveArticle(admin.actor, id, { ...kites, state: "published", body: "Kites need any wind." });
  expect(await foundBy(admin)).toEqual(found("Kites need any wind."));
  await saveArticle(admin.actor, id, kites);
  expect(await foundBy(admin)).toEqual(nowhere);
  await saveArticle(admin.actor, id, { ...kites, state: "published" });
  await removeArticle(admin.actor, id);
  expect(await foundBy(admin)).toEqual(nowhere);
});

test("every change is written down once, with its state before and after", async () => {
  const admin = await makeAccount("admin");
  await saveArticle(admin.actor, null, kites);
  const { id, slug } = await firstOf(admin);
  for (let times = 0; times < 2; times += 1)
    await saveArticle(admin.actor, id, { ...kites, slug, state: "published" });
  await removeArticle(admin.actor, id);
  const entries = await db.auditEntry.findMany({
    where: { organizationId: admin.organizationId },
    orderBy: { id: "asc" },
    select: { action: true, subjectId: true, detail: true },
  });
  const { title } = kites;
  expect(entries).toEqual([
    { action: "article-added", subjectId: id, detail: { title, state: "draft" } },
    { action: "article-changed", subjectId: id, detail: { title, before: "draft", after: "published" } },
    { action: "article-removed", subjectId: id, detail: { title } },
  ]);
});

test("articles of one title get slugs of their own; one that was typed and is taken is refused", async () => {
  const admin = await makeAccount("admin");
  for (let times = 0; times < 3; times += 1) await saveArticle(admin.actor, null, kites);
  const slugs = (await listEditedArticles(admin.actor)).map(({ slug }) => slug);
  expect(slugs.sort()).toEqual(["flying-kites", "flying-kites-2", "flying-kites-3"]);
  const { id } = await firstOf(admin);
  const typed = { ...kites, slug: "flying-kites-2", body: "Another." };
  await expect(saveArticle(admin.actor, null, typed)).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/slug", detail: expect.stringContaining("flying-kites-2-2") as string }],
  });
  await saveArticle(admin.actor, id, { ...typed, slug: "flying-kites-9" });
  expect(await getEditedArticle(admin.actor, id)).toMatchObject({ slug: "flying-kites-9", body: "Another." });
});

test("who did not see a newer save gets 409 with what was typed, and may then write over it", async () => {
  const admin = await makeAccount("admin");
  await saveArticle(admin.actor, null, kites);
  const { id, slug, updatedAt: seenAt } = await firstOf(admin);
  await saveArticle(admin.actor, id, { ...kites, slug, body: "Theirs.", seenAt: new Date(seenAt) });
  const mine = { ...kites, slug, body: "Mine.", seenAt };
  const submit = (form: Record<string, string>) =>
    callRoute(
      "/settings/articles/:articleId",
      requestTo(`/settings/articles/${id}`, { as: admin, form: form }),
    );
  const refused = await submit(mine);
  expect(refused.status).toBe(409);
  expect(JSON.parse(refused.body)).toMatchObject({ problem: { code: "conflict", values: mine } });
  const stored = await firstOf(admin);
  expect(stored.body).toBe("Theirs.");
  expect((await submit({ ...mine, seenAt: stored.updatedAt })).status).toBe(303);
  expect((await firstOf(admin)).body).toBe("Mine.");
});

test("of many who save over the same sight at once, one does", async () => {
  const admin = await makeAccount("admin");
  await saveArticle(admin.actor, null, kites);
  const { id, slug, updatedAt } = await firstOf(admin);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) =>
      saveArticle(admin.actor, id, { ...kites, slug, body: `Text ${index}`, seenAt: new Date(updatedAt) }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a preview shows the text as it would look, keeps what was typed and saves nothing", async () => {
  const admin = await makeAccount("admin");
  const form = { ...kites, body: "Kites **fly**.", preview: "true" };
  const answer = await callRoute(
    "/settings/articles/new",
    requestTo("/settings/articles/new", { as: admin, form }),
  );
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({
    again: { values: form },
    preview: [{ type: "paragraph", content: ["Kites ", { type: "strong", content: ["fly"] }, "."] }],
  });
  expect(await listEditedArticles(admin.actor)).toEqual([]);
});

test("nobody but admins sees drafts or changes articles, and another organization's are not there", async () => {
  const admin = await makeAccount("admin");
  await saveArticle(admin.actor, null, kites);
  const { id } = await firstOf(admin);
  for (const role of ["user", "agent"] as const) {
    const { actor } = await makeAccount(role, admin);
    await expect(listEditedArticles(actor)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getEditedArticle(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveArticle(actor, id, kites)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeArticle(actor, id)).rejects.toMatchObject({ code: "forbidden" });
  }
  const { actor: stranger } = await makeAccount("admin");
  expect(await getEditedArticle(stranger, id)).toBeNull();
  for (const absent of [id, randomUUID()]) {
    await expect(saveArticle(stranger, absent, kites)).rejects.toMatchObject({ code: "not-found" });
    await expect(removeArticle(stranger, absent)).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await firstOf(admin)).toMatchObject({ body: kites.body, state: "draft" });
});
