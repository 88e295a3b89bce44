import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { DomainError } from "~/errors";

/** What users said of the answers that rest on an article. Times are ISO 8601 UTC. */
export type ArticleVotes = {
  up: number;
  down: number;
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

function cites(articleId: string): string {
  return JSON.stringify([{ articleId }]);
}
