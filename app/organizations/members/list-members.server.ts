import { z } from "zod";
import { Prisma } from "~/database/generated/client";
import { readRows } from "~/database/run-statement.server";
import { searchText, uuid } from "~/http/text-fields";
import type { Actor, Role } from "~/identity/actor";

/** The query of `/settings/members`: a text to find in names and e-mail addresses, the member a page follows. */
export const ReadMembers = z.object({ q: searchText.default(""), after: uuid.optional() });

/** `seenAt` is the last day the member was here, `joinedAt` the beginning: ISO 8601 UTC. */
export type MemberRow = {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  joinedAt: string;
  seenAt: string | null;
};

export type MemberPage = { members: MemberRow[]; count: number; admins: number; next: string | null };

const pageSize = 50;

type StoredRow = Omit<MemberRow, "joinedAt" | "seenAt"> & { createdAt: Date; seenAt: Date | null };

/**
 * The organization's members: admins, agents, then users, each in the order they came; 50 at a time. `next` is the
 * `after` of the page that follows; `count` is that of all, whatever `q` finds.
 */
export async function listMembers(
  actor: Actor,
  { q, after }: z.output<typeof ReadMembers>,
): Promise<MemberPage> {
  const [rows, [counts]] = await Promise.all([
    readRows<StoredRow>(membersQuery(actor, q, after)),
    readRows<{ count: number; admins: number }>(countQuery(actor)),
  ]);
  const members = rows.slice(0, pageSize).map(rowOf);
  const next = rows.length > pageSize ? (members.at(-1)?.id ?? null) : null;
  return { members, next, count: counts?.count ?? 0, admins: counts?.admins ?? 0 };
}

function membersQuery({ organizationId }: Actor, q: string, after: string | undefined): Prisma.Sql {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const found = Prisma.sql`AND (u."name" ILIKE ${pattern} OR u."email" ILIKE ${pattern})`;
  const later = Prisma.sql`AND EXISTS (
    SELECT 1 FROM "Member" c
    WHERE c."id" = ${after}::uuid AND c."organizationId" = m."organizationId"
      AND (m."role" < c."role" OR (m."role" = c."role" AND m."id" > c."id")))`;
  return Prisma.sql`
    SELECT m."id", u."name", u."email", m."role"::text AS "role", m."createdAt",
      GREATEST(m."lastSeenAt", (
        SELECT to_timestamp(max((s."data"->>'renewedAt')::bigint) / 1000.0)::timestamptz(3)
        FROM "Session" s WHERE s."memberId" = m."id")) AS "seenAt"
    FROM "Member" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."organizationId" = ${organizationId}::uuid AND m."removedAt" IS NULL
      ${q === "" ? Prisma.empty : found} ${after === undefined ? Prisma.empty : later}
    ORDER BY m."role" DESC, m."id"
    LIMIT ${pageSize + 1}`;
}

function countQuery({ organizationId }: Actor): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS "count", count(*) FILTER (WHERE "role" = 'admin')::int AS "admins"
    FROM "Member" WHERE "organizationId" = ${organizationId}::uuid AND "removedAt" IS NULL`;
}

function rowOf({ createdAt, seenAt, ...row }: StoredRow): MemberRow {
  return { ...row, joinedAt: createdAt.toISOString(), seenAt: seenAt?.toISOString() ?? null };
}
