import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";

const mostStarters = 3;

/** What to offer to someone who has not written yet: questions that published articles answer; else their titles. */
export async function listStarters(actor: Actor): Promise<string[]> {
  const published = { organizationId: actor.organizationId, state: "published" } as const;
  const asked = await db.article.findMany({
    where: { ...published, question: { not: "" } },
    select: { question: true },
    orderBy: { slug: "desc" },
    take: mostStarters,
  });
  if (asked.length > 0) return asked.map(({ question }) => question);
  const articles = await db.article.findMany({
    where: published,
    select: { title: true },
    orderBy: { title: "desc" },
    take: mostStarters,
  });
  return articles.map(({ title }) => title);
}
