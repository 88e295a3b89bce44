import { Prisma } from "~/database/generated/client";
import { readRows } from "~/database/run-statement.server";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { countedUpTo, type ViewCounts } from "./view-counts";

/**
 * How many open conversations with a message each view of the team's inbox holds. However many there are, as many are
 * looked at as are counted: each view has an index in the order of its list. Throws forbidden to users.
 */
export async function countViews(actor: Actor): Promise<ViewCounts> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const [counts] = await readRows<ViewCounts>(Prisma.sql`SELECT
    ${countOf(actor, Prisma.sql`TRUE`)} AS "all",
    ${countOf(actor, Prisma.sql`c."assigneeId" = ${actor.memberId}::uuid`)} AS "mine",
    ${countOf(actor, Prisma.sql`c."assigneeId" IS NULL AND c."handledBy" = 'team'`)} AS "unassigned",
    ${countOf(actor, Prisma.sql`c."handledBy" = 'assistant'`)} AS "assistant"`);
  return counts ?? { all: 0, mine: 0, unassigned: 0, assistant: 0 };
}

function countOf({ organizationId }: Actor, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM (
    SELECT 1 FROM "Conversation" c
    WHERE c."organizationId" = ${organizationId}::uuid AND c."status" = 'open' AND c."lastMessageAt" IS NOT NULL
      AND ${condition}
    ORDER BY c."lastMessageAt" DESC, c."id" DESC LIMIT ${countedUpTo + 1}) found)`;
}
