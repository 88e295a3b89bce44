// What a message costs without Parley: two statements, the same as Parley's, and the same bytes to every reader.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";
import { storeUserMessages } from "../../app/conversations/sending/user-messages-statement.server";
import { oneMessage } from "./one-message.ts";

const pool = new Pool({ connectionString: process.env["DATABASE_URL"] });
const readers = new Map<string, Set<ServerResponse>>();

const session = {
  name: "session",
  text: `SELECT m."id" AS "memberId", m."organizationId", m."role"::text, u."name", c."id" AS "conversationId"
    FROM "Session" s JOIN "Member" m ON m."id" = s."memberId" AND m."organizationId" = s."organizationId"
    JOIN "User" u ON u."id" = m."userId" LEFT JOIN "Conversation" c ON c."userMemberId" = m."id"
    WHERE s."id" = $1 AND s."expiresAt" > $2 AND m."removedAt" IS NULL`,
};

type Member = { memberId: string; organizationId: string; name: string; conversationId: string | null };
type Stored = { messageId: string; lastSeq: number; rev: number };

async function memberOf(request: IncomingMessage): Promise<Member | undefined> {
  const [signed = ""] = /(?<=parley_session=)[^.;]+/.exec(request.headers.cookie ?? "") ?? [];
  const id = JSON.parse(Buffer.from(decodeURIComponent(signed), "base64").toString()) as string;
  const values = [createHash("sha256").update(id).digest("hex"), new Date()];
  return (await pool.query<Member>({ ...session, values })).rows[0];
}

async function send(member: Member, { body, clientId }: { body: string; clientId: string }): Promise<string> {
  const { memberId: userMemberId, organizationId, name } = member;
  const conversationId = member.conversationId ?? "";
  const values = oneMessage({ conversationId, organizationId, userMemberId, body, clientId });
  const [row] = (await pool.query<Stored>({ ...storeUserMessages, values })).rows;
  if (!row) throw new Error("A message was not stored");
  const { messageId: id, lastSeq, rev } = row;
  const sender = { type: "user", id: userMemberId, name };
  const place = { id, conversationId, seq: lastSeq + 1, rev: rev + 1, clientId, sender, body };
  const rest = {
    state: "complete",
    citations: [],
    vote: null,
    createdAt: values[1],
    editedAt: null,
    status: "sent",
  };
  const message = JSON.stringify({ ...place, ...rest });
  const frame = Buffer.from(`id: ${place.rev}\nevent: message\ndata: ${message}\n\n`);
  for (const reader of readers.get(conversationId) ?? []) reader.write(frame);
  return message;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await memberOf(request);
  if (!member) return void response.writeHead(401).end();
  if (request.method === "GET") {
    const [, , conversationId = ""] = request.url?.split("/") ?? [];
    readers.set(conversationId, (readers.get(conversationId) ?? new Set()).add(response));
    return void response
      .writeHead(200, { "Content-Type": "text/event-stream" })
      .write("event: ready\ndata: {}\n\n");
  }
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += String(chunk);
  const message = await send(member, JSON.parse(body) as { body: string; clientId: string });
  response.writeHead(201, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(message),
  });
  response.end(message);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => {
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
