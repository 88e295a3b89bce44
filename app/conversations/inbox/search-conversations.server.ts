import { Prisma } from "~/database/generated/client";
import { everySender, indexedMessage, language } from "~/conversations/history/message-search.server";
import { readRows } from "~/database/run-statement.server";

/** Up to how many matches a search is answered from them; where there are more, from the list. */
const mostMatches = 1_000;

/** How many conversations of the list are looked into at a time. */
const stride = 100;

/** `conditions` on `c` choose the list; `limit` is how many conversations of its beginning are wanted. */
type SearchedList = { organizationId: string; conditions: Prisma.Sql[]; limit: number };

/**
 * The ids of what a search finds, as many of a list's beginning as are wanted and maybe more, in no order: by a part of
 * the user's name or address, or by words of a message. How rare they are decides how, and PostgreSQL cannot know: of
 * what is rare the matches are looked up at once; what is common is looked for in one part of the list after another,
 * in its order, and the page is soon full.
 */
export async function findConversations(q: string, list: SearchedList): Promise<string[]> {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const isNamed = Prisma.sql`(u."name" ILIKE ${pattern} OR u."email" ILIKE ${pattern})`;
  const words = Prisma.sql`websearch_to_tsquery(${language}, ${q})`;
  const { organizationId } = list;
  const matches = await readRows<{ id: string }>(Prisma.sql`
    WITH matching AS MATERIALIZED (
      SELECT "conversationId", "organizationId" FROM "Message" WHERE ${indexedMessage} @@ ${words})
    (SELECT "conversationId" AS "id" FROM matching
      WHERE "organizationId" = ${organizationId}::uuid LIMIT ${mostMatches + 1}::int)
    UNION ALL
    (SELECT c."id" FROM "User" u JOIN "Member" m ON m."userId" = u."id" JOIN "Conversation" c ON c."userMemberId" = m."id"
      WHERE ${isNamed} AND c."organizationId" = ${organizationId}::uuid LIMIT ${mostMatches + 1}::int)`);
  const isRare = matches.length <= mostMatches;
  return isRare ? matches.map(({ id }) => id) : walk(list, Prisma.sql`(${isNamed} OR (${says(words)}))`);
}

type Place = { id: string; lastMessageAt: Date };

async function walk({ conditions, limit }: SearchedList, matching: Prisma.Sql): Promise<string[]> {
  const found: string[] = [];
  for (let last: Place | undefined; found.length < limit;) {
    const after = last
      ? [Prisma.sql`(c."lastMessageAt", c."id") < (${last.lastMessageAt}, ${last.id}::uuid)`]
      : [];
    const places: Place[] = await readRows<Place>(Prisma.sql`
      SELECT c."id", c."lastMessageAt" FROM "Conversation" c WHERE ${Prisma.join([...conditions, ...after], " AND ")}
      ORDER BY c."lastMessageAt" DESC, c."id" DESC LIMIT ${stride}::int`);
    const rows = await readRows<{ id: string }>(Prisma.sql`
      SELECT c."id" FROM "Conversation" c JOIN "Member" m ON m."id" = c."userMemberId" JOIN "User" u ON u."id" = m."userId"
      WHERE c."id" = ANY(${places.map(({ id }) => id)}::uuid[]) AND ${matching}`);
    found.push(...rows.map(({ id }) => id));
    last = places.at(-1);
    if (places.length < stride) break;
  }
  return found;
}

/**
 * Whether a message of `c` has these words; stop words alone are none. The inner query offers one index only, and is
 * planned as if all of it were read.
 */
function says(words: Prisma.Sql): Prisma.Sql {
  const place = Prisma.sql`(
    SELECT string_agg(quote_literal(c."id"::text || '/' || block::text || '/' || sender), ' | ')::tsquery
    FROM generate_series(0, c."lastSeq" >> 12) block CROSS JOIN unnest(${everySender}::text[]) sender)`;
  return Prisma.sql`numnode(${words}) > 0 AND EXISTS (
    WITH found AS MATERIALIZED (SELECT 1 FROM "Message" WHERE ${indexedMessage} @@ (${place} && ${words}))
    SELECT 1 FROM found)`;
}
