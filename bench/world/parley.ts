import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoPassword } from "../../prisma/demo/organizations.ts";
import { openEmbedded } from "../../app/database/embedded-database.server.ts";
import { startServer, type Server } from "./child.ts";
import { firstNumber } from "./event.ts";

export type Parley = Server & {
  /** Conversations of the demo's first organization, as many as asked for. */
  conversationIds: string[];
  /** An agent's API token that may read them. */
  token: string;
};

/** No limit of the built server is run into. */
const unlimited = { RATE_LIMIT_SCALE: "100000", LOG_LEVEL: "warn", PORT: "0" };

/** The built server on an embedded database with the demo and that many conversations in it. */
export async function startParley({ conversations = 1 } = {}): Promise<Parley> {
  const dataDir = mkdtempSync(join(tmpdir(), "parley-bench-"));
  const env = { ...unlimited, DATA_DIR: dataDir };
  // Only after the first start is there a database to put conversations into.
  const first = await startServer("server.ts", { env });
  const token = await createToken(first.url);
  await first.stop();
  const conversationIds = await addConversations(dataDir, conversations);
  const server = await startServer("server.ts", { env, nodeArgs: ["--import", "./bench/world/probe.ts"] });
  return {
    ...server,
    conversationIds,
    token,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** Logs in to the demo as a browser does: the `Cookie` header from then on. */
async function logIn(url: string, email: string): Promise<string> {
  const { headers } = await fetch(new URL("/login", url), {
    method: "POST",
    redirect: "manual",
    headers: { origin: url },
    body: new URLSearchParams({ email, password: demoPassword }),
  });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

/** Makes an API token on the settings page and returns all of it. */
async function createToken(url: string): Promise<string> {
  const answer = await fetch(new URL("/settings/tokens", url), {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, cookie: await logIn(url, "agent@acme.test") },
    body: new URLSearchParams({ name: "bench", scope: "messages:read", expiresInDays: "" }),
  });
  const token = /pk_[\w-]{43}/.exec(await answer.text())?.[0];
  if (!token) throw new Error(`No token was made: ${answer.status}`);
  return token;
}

/** Puts users with a conversation each into the demo's first organization, as if events had come before the first of ours. */
async function addConversations(dataDir: string, conversations: number): Promise<string[]> {
  const { embedded, close } = await openEmbedded(dataDir);
  const { rows } = await embedded.query<{ id: string }>(
    `WITH people AS (
       INSERT INTO "User" ("id", "name", "email")
       SELECT gen_random_uuid(), 'Reader ' || n, 'reader' || n || '@bench.test' FROM generate_series(1, $1::int) n
       RETURNING "id"
     ), acme AS (SELECT "id" FROM "Organization" WHERE "slug" = 'acme'
     ), members AS (
       INSERT INTO "Member" ("id", "organizationId", "userId", "role")
       SELECT gen_random_uuid(), acme."id", people."id", 'user' FROM people, acme
       RETURNING "id", "organizationId"
     )
     INSERT INTO "Conversation" ("id", "organizationId", "userMemberId", "rev")
     SELECT gen_random_uuid(), "organizationId", "id", $2::int FROM members RETURNING "id"`,
    [conversations, firstNumber - 1],
  );
  await close();
  return rows.map(({ id }) => id);
}
