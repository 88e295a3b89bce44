import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";

export type ArticleSummary = { id: string; slug: string; title: string; updatedAt: Date };

/** `body` is Markdown. */
export type Article = ArticleSummary & { body: string };

const summary = { id: true, slug: true, title: true, updatedAt: true } as const;

/** The published articles of the actor's organization, by title. */
export function listArticles(actor: Actor): Promise<ArticleSummary[]> {
  return db.article.findMany({
    where: { organizationId: actor.organizationId, state: "published" },
    select: summary,
    orderBy: [{ title: "asc" }, { slug: "asc" }],
  });
}

/** A published article of the actor's organization, or null. */
export function getArticle(actor: Actor, slug: string): Promise<Article | null> {
  return db.article.findFirst({
    where: { organizationId: actor.organizationId, slug, state: "published" },
    select: { ...summary, body: true },
  });
}
