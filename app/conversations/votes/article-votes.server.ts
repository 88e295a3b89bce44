import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { DomainError } from "~/errors";

/** How many answers that rest on an article helped, and how many did not. */
export type ArticleCounts = { up: number; down: number };

/** What users said of the answers that rest on an article. Times are ISO 8601 UTC. */
export type ArticleVotes = ArticleCounts & {
  /** The newest reasons for "not helpful". */
  reasons: { conversationId: string; seq: number; reason: string; votedAt: string }[];
};

const mostReasons = 5;

/** The votes on the answers of the actor's organization that cite an article. Of an unknown article: none. */
export async function getArticleVotes(actor: Actor, articleId: string): Promise<ArticleVotes> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const [[counted], reasons] = await Promise.all([
    db.$queryRaw<{ up: number; down: number }[]>`
      SELECT count(*) FILTER (WHERE "vote" = 'up')::int AS "up", count(*) FILTER (WHERE "vote" = 'down')::int AS "down"
      FROM "Message" WHERE "organizationId" = ${actor.organizationId}::uuid AND "vote" IS NOT NULL
        AND "citations" @> ${cites(articleId)}::jsonb`,
    db.$queryRaw<{ conversationId: string; seq: number; reason: string; votedAt: Date }[]>`
      SELECT "conversationId", "seq", "voteReason" AS "reason", "votedAt"
      FROM "Message" WHERE "organizationId" = ${actor.organizationId}::uuid AND "vote" = 'down'
        AND "voteReason" IS NOT NULL AND "citations" @> ${cites(articleId)}::jsonb
      ORDER BY "votedAt" DESC LIMIT ${mostReasons}`,
  ]);
  return {
    up: counted?.up ?? 0,
    down: counted?.down ?? 0,
    reasons: reasons.map(({ votedAt, ...each }) => ({ ...each, votedAt: votedAt.toISOString() })),
  };
}

/** The same counts for every article that any was given for, by its id. */
export async function countArticleVotes(actor: Actor): Promise<Record<string, ArticleCounts>> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const counted = await db.$queryRaw<(ArticleCounts & { articleId: string })[]>`
    SELECT cited->>'articleId' AS "articleId",
      count(DISTINCT m."id") FILTER (WHERE m."vote" = 'up')::int AS "up",
      count(DISTINCT m."id") FILTER (WHERE m."vote" = 'down')::int AS "down"
    FROM "Message" m CROSS JOIN LATERAL jsonb_array_elements(m."citations") AS cited
    WHERE m."organizationId" = ${actor.organizationId}::uuid AND m."vote" IS NOT NULL
    GROUP BY 1`;
  return Object.fromEntries(counted.map(({ articleId, up, down }) => [articleId, { up, down }]));
}

function cites(articleId: string): string {
  return JSON.stringify([{ articleId }]);
}
