import { expect, test } from "vitest";
import { db } from "~/database/client.server";
import { seedDemo } from "../../prisma/seed";
import { useDatabase } from "../support/database";

useDatabase();

test("the demo is seeded once, however many start together, and holds what it promises", async () => {
  await Promise.all([seedDemo(), seedDemo()]);
  await seedDemo();
  const acme = await db.organization.findUniqueOrThrow({ where: { slug: "acme" } });
  expect(await db.organization.count()).toBe(2);
  expect(
    await db.article.count({ where: { organizationId: acme.id, state: "published" } }),
  ).toBeGreaterThanOrEqual(12);
  const conversation = await db.conversation.findFirstOrThrow({
    where: { organizationId: acme.id, lastSeq: { gt: 0 } },
    include: { messages: { orderBy: { seq: "asc" } } },
  });
  expect(conversation.messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 120 }, (_, index) => index + 1),
  );
  expect(new Set(conversation.messages.map(({ senderType }) => senderType))).toEqual(
    new Set(["user", "agent", "assistant"]),
  );
  const times = conversation.messages.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const silent = await db.conversation.findFirstOrThrow({
    where: { userMember: { user: { email: "user2@acme.test" } } },
  });
  expect(silent).toMatchObject({ lastSeq: 0, lastMessageAt: null });
});
