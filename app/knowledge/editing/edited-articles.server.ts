import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import type { ArticleState } from "./article-states";

/** An article as it is edited, published or not. Times are ISO 8601 UTC. */
export type EditedArticle = ArticleRow & { body: string; synonyms: string; question: string };

export type ArticleRow = {
  id: string;
  slug: string;
  title: string;
  state: ArticleState;
  updatedAt: string;
};

const row = { id: true, slug: true, title: true, state: true, updatedAt: true } as const;

/** All articles of the actor's organization, drafts as well, those changed last first. Throws forbidden but to admins. */
export async function listEditedArticles(actor: Actor): Promise<ArticleRow[]> {
  requireAdminOf(actor);
  const articles = await db.article.findMany({
    where: { organizationId: actor.organizationId },
    select: row,
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
  });
  return articles.map((article) => ({ ...article, updatedAt: article.updatedAt.toISOString() }));
}

/** One of them, or null. */
export async function getEditedArticle(actor: Actor, id: string): Promise<EditedArticle | null> {
  requireAdminOf(actor);
  const article = await db.article.findFirst({
    where: { id, organizationId: actor.organizationId },
    select: { ...row, body: true, synonyms: true, question: true },
  });
  return article && { ...article, updatedAt: article.updatedAt.toISOString() };
}

function requireAdminOf({ role }: Actor): void {
  if (role !== "admin") throw new DomainError("forbidden");
}
