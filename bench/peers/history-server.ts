// What a page of messages costs without Parley: the token's lookup, the keyset query, and its rows as JSON.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env["DATABASE_URL"] });

const holder = {
  name: "holder",
  text: `SELECT t."scopes", m."id", m."organizationId", m."role"::text, u."name" FROM "ApiToken" t
    JOIN "Member" m ON m."id" = t."memberId" AND m."organizationId" = t."organizationId"
    JOIN "User" u ON u."id" = m."userId"
    WHERE t."hash" = $1 AND t."revokedAt" IS NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > $2)
      AND m."removedAt" IS NULL`,
};

const page = {
  name: "page",
  text: `SELECT "id", "conversationId", "seq", "rev", "senderType", "senderId", "senderName", "body", "state",
      "clientId", "citations", "vote", "voteReason", "createdAt", "editedAt" FROM "Message"
    WHERE "conversationId" = $1 AND "seq" < $2 ORDER BY "seq" DESC LIMIT $3`,
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
  const known = await pool.query({
    ...holder,
    values: [createHash("sha256").update(token).digest("hex"), new Date()],
  });
  if (known.rows.length === 0) return void response.writeHead(401).end();
  const { pathname, searchParams } = new URL(request.url ?? "", "http://peer.invalid");
  const values = [
    pathname.split("/")[4],
    searchParams.get("before") ?? 2_147_483_647,
    searchParams.get("limit"),
  ];
  const { rows } = await pool.query({ ...page, values });
  const body = JSON.stringify({ data: rows.reverse() });
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => {
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
