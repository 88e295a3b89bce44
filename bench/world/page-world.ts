import type { Client } from "pg";
import { makeWorld, type BenchWorld } from "./bench-world.ts";

/** Messages of one page. */
export const pageSize = 50;

const question =
  "Hello, I have a question about **order 4711**.\n\nCan it still go to https://example.org/shop instead?";
const reply =
  "Yes, until it leaves us:\n\n1. Open *Orders*\n2. Choose the order\n3. Change the address\n\nTell me if that does not work.";
const answer = `You can return what you bought within **30 days**:

- It has to be unused, with its label
- Print the label under [Returns](https://example.org/returns)
- Bring it to any shop of the post

> What was made for you cannot be returned.

Refunds take \`5\` working days, and go the way the payment came.`;

/** One user's conversation with `stored` messages; those of its newest page are written by everyone, in Markdown. */
export async function makePageWorld(client: Client, stored: number): Promise<BenchWorld> {
  const world = await makeWorld(client, { conversations: 1, stored });
  const { memberId } = world.agent;
  await client.query(
    `UPDATE "Message" SET
       "senderType" = (CASE "seq" % 3 WHEN 0 THEN 'assistant' WHEN 1 THEN 'user' ELSE 'agent' END)::"SenderType",
       "senderId" = CASE "seq" % 3 WHEN 0 THEN NULL WHEN 1 THEN "senderId" ELSE $2::uuid END,
       "senderName" = CASE "seq" % 3 WHEN 0 THEN 'Assistant' WHEN 1 THEN "senderName" ELSE 'Robin Example' END,
       "body" = CASE "seq" % 3 WHEN 0 THEN $3 WHEN 1 THEN $4 ELSE $5 END,
       "citations" = CASE "seq" % 3 WHEN 0 THEN $6::jsonb ELSE '[]'::jsonb END,
       "createdAt" = now() - ($1::int - "seq") * interval '7 minutes'
     WHERE "seq" > $1::int - 2 * ${pageSize}`,
    [stored, memberId, answer, question, reply, JSON.stringify(citations)],
  );
  return world;
}

const citations = ["Returns", "Refunds"].map((title) => ({
  articleId: "00000000-0000-4000-8000-000000000000",
  title,
  url: `/help/${title.toLowerCase()}`,
}));
