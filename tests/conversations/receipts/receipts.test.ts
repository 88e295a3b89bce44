import { expect, test } from "vitest";
import { markDelivered, markRead } from "~/conversations/receipts/advance-receipts.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { db } from "~/database/client.server";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { whileHeld, writersWait } from "../../support/waiting-writer";

useDatabase();

const conversationOf = ({ conversationId: id }: Scene) =>
  db.conversation.findUniqueOrThrow({ where: { id } });

/** Scenes whose users have said two things. */
async function makeAsking(count: number): Promise<Scene[]> {
  const scenes = await Promise.all(Array.from({ length: count }, () => makeScene()));
  for (const clientId of ["a", "b"])
    await Promise.all(
      scenes.map(({ user, conversationId }) =>
        sendMessage(user, { conversationId, body: "Hello", clientId }),
      ),
    );
  return scenes;
}

/** In how many transactions these conversations were last written. */
async function countWriters(scenes: Scene[]): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT "xmin"::text)::int AS "count" FROM "Conversation"
    WHERE "id" = ANY(${scenes.map(({ conversationId }) => conversationId)}::uuid[])`;
  return row!.count;
}

const system = ({ conversationId: id }: Scene) => ({ id, organizationId: null, userMemberId: null });

test("what is delivered at once is marked in one transaction, and never backwards", async () => {
  const scenes = await makeAsking(2);
  await Promise.all(scenes.map((scene) => markDelivered(system(scene), "organization", 9)));
  expect(await countWriters(scenes)).toBe(1);
  const { rev } = await conversationOf(scenes[0]!);
  await markDelivered(system(scenes[0]!), "organization", 1);
  expect(await conversationOf(scenes[0]!)).toMatchObject({
    rev,
    organizationDeliveredSeq: 2,
    organizationReadSeq: 0,
  });
});

test("several marks of one conversation at once are one", async () => {
  const [scene] = await makeAsking(1);
  const { rev } = await conversationOf(scene!);
  await Promise.all([1, 2, 1].map((seq) => markDelivered(system(scene!), "organization", seq)));
  expect(await conversationOf(scene!)).toMatchObject({ rev: rev + 1, organizationDeliveredSeq: 2 });
});

test("what is read at once is marked in one transaction; what came later stays unread", async () => {
  const scenes = await makeAsking(3);
  await Promise.all(
    scenes.map(({ agent, conversationId }, index) =>
      markRead(agent, { conversationId, seq: index === 0 ? 1 : 2 }),
    ),
  );
  expect(await countWriters(scenes)).toBe(1);
  const [first, second] = await Promise.all(scenes.map(conversationOf));
  expect(first).toMatchObject({
    unreadForOrganization: 1,
    organizationReadSeq: 1,
    organizationDeliveredSeq: 1,
  });
  expect(second).toMatchObject({
    unreadForOrganization: 0,
    organizationReadSeq: 2,
    organizationDeliveredSeq: 2,
  });
});

test("each side's marks are its own", async () => {
  const [scene] = await makeAsking(1);
  const { agent, user, conversationId } = scene!;
  await sendReply(agent, { conversationId, body: "Hi", clientId: "c" });
  await Promise.all([
    markRead(user, { conversationId, seq: 3 }),
    markRead(agent, { conversationId, seq: 1 }),
  ]);
  expect(await conversationOf(scene!)).toMatchObject({
    unreadForUser: 0,
    userReadSeq: 3,
    unreadForOrganization: 1,
    organizationReadSeq: 1,
  });
});

test("what does not exist for somebody cannot be marked, nor what nobody has said yet", async () => {
  const [scene, other] = await makeAsking(2);
  const { conversationId } = scene!;
  const absent = { code: "not-found" };
  await expect(markRead(other!.user, { conversationId, seq: 1 })).rejects.toMatchObject(absent);
  await expect(markRead(other!.agent, { conversationId, seq: 1 })).rejects.toMatchObject(absent);
  const foreign = { ...system(scene!), organizationId: other!.organizationId };
  await expect(markDelivered(foreign, "organization", 1)).rejects.toMatchObject(absent);
  const beyond = markRead(scene!.agent, { conversationId, seq: 3 });
  await expect(beyond).rejects.toMatchObject({ code: "malformed" });
  expect(await conversationOf(scene!)).toMatchObject({ organizationDeliveredSeq: 0, organizationReadSeq: 0 });
});

test.skipIf(!writersWait)("a mark waits for who is writing there, and keeps no other waiting", async () => {
  const [held, free] = await makeAsking(2);
  const lock = { where: { id: held!.conversationId }, data: { updatedAt: new Date() } };
  await whileHeld(
    (tx) => tx.conversation.update(lock),
    async () => {
      const waiting = markDelivered(system(held!), "organization", 2);
      await markDelivered(system(free!), "organization", 2);
      expect(await conversationOf(held!)).toMatchObject({ organizationDeliveredSeq: 0 });
      await waiting;
    },
  );
  expect(await conversationOf(held!)).toMatchObject({ organizationDeliveredSeq: 2 });
});
