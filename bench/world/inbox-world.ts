import type { Client } from "pg";
import { makeWorld, type BenchWorld } from "./bench-world.ts";

/** Conversations of each kind that is rare: assigned to the agent, snoozed. */
const rare = 60;
const rareWord = "zeppelin";

/** An organization with so many conversations of three messages, and one of `long` messages, the newest of all. */
export type InboxWorld = BenchWorld & {
  /** What stands in the messages of as many conversations as are rare. */
  rareWord: string;
  /** The name of one user. */
  userName: string;
  longId: string;
};

/**
 * Fills an empty, migrated database. Every other conversation is resolved, every third held by the assistant; what is
 * rare is as frequent however many there are, and the oldest.
 */
export async function makeInboxWorld(
  client: Client,
  { conversations, long }: { conversations: number; long: number },
): Promise<InboxWorld> {
  const world = await makeWorld(client, { conversations: 1, stored: long });
  const [first] = world.conversations;
  if (!first) throw new Error("A world without a conversation");
  const of = [world.organizationId, conversations - 1];
  await client.query(
    `WITH people AS (
       INSERT INTO "User" ("id", "name", "email")
       SELECT gen_random_uuid(), 'Person ' || n, 'person' || n || '@bench.test' FROM generate_series(1, $2::int) n
       RETURNING "id")
     INSERT INTO "Member" ("id", "organizationId", "userId", "role")
     SELECT gen_random_uuid(), $1::uuid, "id", 'user' FROM people`,
    of,
  );
  await client.query(
    `INSERT INTO "Conversation" ("id", "organizationId", "userMemberId", "status", "handledBy", "assigneeId", "snoozedUntil",
                                 "lastSeq", "rev", "lastMessageAt", "lastMessagePreview", "lastMessageSenderType",
                                 "lastMessageSenderName", "unreadForOrganization")
     SELECT gen_random_uuid(), $1::uuid, m."id",
            (CASE WHEN n > $2 - ${rare} THEN 'snoozed' WHEN n % 2 = 0 THEN 'resolved' ELSE 'open' END)::"ConversationStatus",
            (CASE WHEN n % 3 = 0 THEN 'assistant' ELSE 'team' END)::"Handler",
            CASE WHEN n BETWEEN $2 - ${3 * rare} AND $2 - ${rare} THEN $3::uuid END,
            CASE WHEN n > $2 - ${rare} THEN now() + interval '1 year' END,
            3, 3, now() - n * interval '1 minute', 'Message 3', 'user', u."name", 1
     FROM (SELECT "id", "userId", row_number() OVER () AS n FROM "Member"
           WHERE "organizationId" = $1::uuid AND "id" NOT IN ($3::uuid, $4::uuid)) m
     JOIN "User" u ON u."id" = m."userId"`,
    [...of, world.agent.memberId, first.user.memberId],
  );
  await client.query(
    `INSERT INTO "Message" ("id", "organizationId", "conversationId", "seq", "rev", "senderType", "senderId",
                            "senderName", "body", "clientId", "bodyHash", "createdAt")
     SELECT gen_random_uuid(), c."organizationId", c."id", s, s, 'user', c."userMemberId", c."lastMessageSenderName",
            'Message ' || s || ' words that a person might have written '
              || CASE WHEN s = 2 AND c."status" = 'snoozed' THEN $2::text ELSE '' END,
            'fill-' || s, 'none', c."lastMessageAt"
     FROM "Conversation" c CROSS JOIN generate_series(1, 3) s WHERE c."organizationId" = $1::uuid AND c."id" <> $3::uuid`,
    [world.organizationId, rareWord, first.id],
  );
  return { ...world, rareWord, userName: `Person ${Math.floor(conversations / 2)}`, longId: first.id };
}
