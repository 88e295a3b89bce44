import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { listConversations } from "~/conversations/inbox/list-conversations.server";
import { addNote } from "~/conversations/notes/add-note.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

/** More conversations than matches are looked up of. */
const many = 1_200;

/** A team with so many conversations of "Person <n>", each saying the same common word; the oldest has the highest number. */
async function makeTeam(conversations: number): Promise<Actor> {
  const { organizationId, agent } = await makeScene();
  await db.$executeRaw`
    WITH people AS (
      INSERT INTO "User" ("id", "name", "email")
      SELECT gen_random_uuid(), 'Person ' || n || ' of 100%', 'p' || n || '.' || gen_random_uuid() || '@example.test'
      FROM generate_series(1, ${conversations}::int) n RETURNING "id", "name"),
    members AS (
      INSERT INTO "Member" ("id", "organizationId", "userId", "role")
      SELECT gen_random_uuid(), ${organizationId}::uuid, "id", 'user' FROM people RETURNING "id", "userId"),
    conversations AS (
      INSERT INTO "Conversation" ("id", "organizationId", "userMemberId", "lastSeq", "lastMessageAt", "lastMessagePreview")
      SELECT gen_random_uuid(), ${organizationId}::uuid, m."id", 1,
        now() - split_part(p."name", ' ', 2)::int * interval '1 minute', p."name"
      FROM members m JOIN people p ON p."id" = m."userId" RETURNING "id", "userMemberId", "lastMessagePreview")
    INSERT INTO "Message" ("id", "organizationId", "conversationId", "seq", "rev", "senderType", "senderId", "senderName",
      "body", "clientId", "bodyHash")
    SELECT gen_random_uuid(), ${organizationId}::uuid, "id", 1, 1, 'user', "userMemberId", 'Ada',
      'My parcel is late.' || CASE WHEN "lastMessagePreview" LIKE 'Person 7 %' THEN ' It held a kettle.' ELSE '' END, 'c', 'h'
    FROM conversations`;
  return agent;
}

/** The names a search of this team finds, page by page. */
async function found(agent: Actor, q: string, { pages = 1, limit = 3 } = {}): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const list = await listConversations(agent, { q, limit, cursor });
    names.push(...list.conversations.map(({ user }) => user.name.split(" of ")[0] ?? ""));
    if (!list.next) break;
    cursor = list.next;
  }
  return names;
}

test("a search finds people and words, rare and common, newest activity first, page by page", async () => {
  const agent = await makeTeam(many);
  expect(await found(agent, "Person 77")).toEqual(["Person 77", "Person 770", "Person 771"]);
  expect(await found(agent, "person 77 ", { limit: 20 })).toEqual(["Person 77"]);
  expect(await found(agent, "kettles")).toEqual(["Person 7"]);
  expect(await found(agent, "kettle or nothing of it")).toEqual(["Person 7"]);
  expect(await found(agent, "Person", { pages: 2 })).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Person ${n}`));
  expect(await found(agent, "parcels", { pages: 2 })).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Person ${n}`));
  expect(await found(agent, "parcel kettle")).toEqual(["Person 7"]);
  expect(await found(agent, "late -kettle", { pages: 3 })).toEqual(
    [1, 2, 3, 4, 5, 6, 8, 9, 10].map((n) => `Person ${n}`),
  );
  expect(await found(agent, "unheard")).toEqual([]);
});

test("a search that is all pattern or all stop words finds what is written so, and nothing else", async () => {
  const agent = await makeTeam(many);
  expect(await found(agent, "100%")).toEqual(["Person 1", "Person 2", "Person 3"]);
  expect(await found(agent, "%")).toEqual(["Person 1", "Person 2", "Person 3"]);
  expect(await found(agent, "100_")).toEqual([]);
  expect(await found(agent, "the")).toEqual([]);
  expect(await found(agent, "of")).toEqual(["Person 1", "Person 2", "Person 3"]);
});

test("a search finds nothing of another organization, and no note", async () => {
  const agent = await makeTeam(many);
  const { agent: other, conversationId } = await makeScene();
  const toConversation = { conversationId, clientId: randomUUID() };
  await sendReply(other, { ...toConversation, body: "Your bell is here." });
  await addNote(other, { ...toConversation, body: "A parcel, says Person 7." });
  expect(await found(other, "parcel")).toEqual([]);
  expect(await found(other, "Person 7")).toEqual([]);
  expect(await found(other, "bells")).toEqual(["Ada"]);
  expect(await found(agent, "bells")).toEqual([]);
});
