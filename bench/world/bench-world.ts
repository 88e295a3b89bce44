import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createCookie } from "@remix-run/node";
import type { Client } from "pg";

/** What signs cookies of servers that the bench starts. */
export const benchSecret = "a-secret-for-benches-of-no-use-elsewhere";

/** A member; `headers` make a request theirs: of their session, or for the API of their token. */
type BenchMember = { memberId: string; headers: Record<string, string>; token: Record<string, string> };

/** An organization whose team holds every conversation, so that no assistant answers, unless asked otherwise. */
export type BenchWorld = {
  organizationId: string;
  agent: BenchMember;
  conversations: { id: string; user: BenchMember }[];
};

/** Fills an empty, migrated database; `stored` messages are in each conversation. */
export async function makeWorld(
  client: Client,
  {
    conversations,
    stored = 0,
    handledBy = "team",
  }: { conversations: number; stored?: number; handledBy?: "team" | "assistant" },
): Promise<BenchWorld> {
  const organizationId = randomUUID();
  await client.query(
    `INSERT INTO "Organization" ("id", "slug", "name", "assistantEnabled") VALUES ($1::uuid, $1, 'Bench', $2)`,
    [organizationId, handledBy === "assistant"],
  );
  const agent = await makeMember(client, organizationId, "agent");
  const world: BenchWorld = { organizationId, agent, conversations: [] };
  for (let index = 0; index < conversations; index += 1) {
    const user = await makeMember(client, organizationId, "user");
    const id = randomUUID();
    await client.query(
      `INSERT INTO "Conversation" ("id", "organizationId", "userMemberId", "handledBy") VALUES ($1, $2, $3, $4)`,
      [id, organizationId, user.memberId, handledBy],
    );
    world.conversations.push({ id, user });
  }
  if (stored > 0) await fill(client, stored);
  return world;
}

async function makeMember(client: Client, organizationId: string, role: string): Promise<BenchMember> {
  const [userId, memberId] = [randomUUID(), randomUUID()];
  await client.query(`INSERT INTO "User" ("id", "name", "email") VALUES ($1::uuid, 'Ada Example', $1)`, [
    userId,
  ]);
  await client.query(
    `INSERT INTO "Member" ("id", "organizationId", "userId", "role") VALUES ($1, $2, $3, $4::"Role")`,
    [memberId, organizationId, userId, role],
  );
  const session = randomBytes(32).toString("base64url");
  await client.query(
    `INSERT INTO "Session" ("id", "organizationId", "memberId", "expiresAt") VALUES ($1, $2, $3, now() + interval '1 day')`,
    [digestOf(session), organizationId, memberId],
  );
  const token = `pk_${randomBytes(32).toString("base64url")}`;
  await client.query(
    `INSERT INTO "ApiToken" ("id", "organizationId", "memberId", "name", "hash", "tail", "scopes")
     VALUES ($1, $2, $3, 'bench', $4, $5, '{messages:read,messages:write}')`,
    [randomUUID(), organizationId, memberId, digestOf(token), token.slice(-4)],
  );
  const cookie = await createCookie("parley_session", { secrets: [benchSecret] }).serialize(session);
  const headers = { Cookie: cookie.split(";", 1)[0] ?? "", "Sec-Fetch-Site": "same-origin" };
  return { memberId, headers, token: { Authorization: `Bearer ${token}` } };
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Stores messages of the user in every conversation, one a second; search indexes are made anew afterwards. */
async function fill(client: Client, messages: number): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'Message' AND indexdef LIKE '%USING gin%'`,
  );
  for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`);
  await client.query(
    `INSERT INTO "Message" ("id", "organizationId", "conversationId", "seq", "rev", "senderType", "senderId",
                            "senderName", "body", "clientId", "bodyHash", "createdAt")
     SELECT gen_random_uuid(), c."organizationId", c."id", n, n, 'user', c."userMemberId", 'Ada Example',
            'Message ' || n || ': ' || repeat('words that a person might have written ', 4), 'fill-' || n, 'none',
            now() - ($1::int - n) * interval '1 second'
     FROM "Conversation" c CROSS JOIN generate_series(1, $1::int) AS n`,
    [messages],
  );
  await client.query(
    `UPDATE "Conversation" SET "lastSeq" = $1, "rev" = $1, "lastMessageAt" = now(), "lastMessagePreview" = 'Message',
       "lastMessageSenderType" = 'user', "lastMessageSenderName" = 'Ada Example'`,
    [messages],
  );
  for (const { definition } of indexes) await client.query(definition);
}
