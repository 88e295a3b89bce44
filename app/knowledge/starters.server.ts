import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";

/** What to offer to someone who has not written yet: the titles of a few published articles. */
export async function listStarters(actor: Actor): Promise<string[]> {
  const articles = await db.article.findMany({
    where: { organizationId: actor.organizationId, state: "published" },
    select: { title: true },
    orderBy: { title: "desc" },
    take: 3,
  });
  return articles.map(({ title }) => title);
}
