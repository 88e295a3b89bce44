import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { claimRun } from "~/assistant/runs/claim-run.server";
import { storeEnd, storeFirstWords } from "~/assistant/runs/store-answer.server";
import { changeHandling } from "~/conversations/handling/change-handling.server";
import { storeReadings } from "~/conversations/receipts/receipt-statements.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { storeUserMessages } from "~/conversations/sending/user-messages-statement.server";
import { db, inTransaction } from "~/database/client.server";
import { runStatement, type Statement } from "~/database/run-statement.server";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { writersWait } from "../../support/waiting-writer";
import { eventually } from "../../support/eventually.ts";

useDatabase();

/** A statement that waits for the advisory lock 1 between what it reads and what it locks. */
function delayed({ name, text }: Statement, source: string): Statement {
  const waiting = `(SELECT *, pg_advisory_xact_lock_shared(1) AS waited FROM ${source} OFFSET 0)`;
  const delayed = text.replace(
    new RegExp(`FROM ${source} (\\w) JOIN "Conversation"`),
    `FROM ${waiting} $1 JOIN "Conversation"`,
  );
  expect(delayed).not.toBe(text);
  return { name: `delayed_${name}`, text: delayed };
}

/** Starts to store a message in the scene, makes `change` after the statement has read, and lets it go on. */
function sendAcross(scene: Scene, change: () => Promise<unknown>): Promise<unknown[]> {
  const ids = { id: uuidv7(), runId: uuidv7(), ...scopeOf(scene) };
  const item = { index: 0, ...ids, clientId: randomUUID(), body: "Hello", bodyHash: "-", preview: "Hello" };
  return storeAcross(delayed(storeUserMessages, "last"), item, change);
}

const scopeOf = ({ conversationId, organizationId, user }: Scene) => ({
  conversationId,
  organizationId,
  userMemberId: user.memberId,
});

async function storeAcross(
  statement: Statement,
  item: object,
  change: () => Promise<unknown>,
): Promise<unknown[]> {
  const held = Promise.withResolvers<void>();
  const changed = Promise.withResolvers<void>();
  const holding = inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(1)`;
    held.resolve();
    await changed.promise;
  });
  await Promise.race([held.promise, holding]);
  const storing = runStatement<unknown>(statement, [JSON.stringify([item]), new Date()]);
  await eventually(async () => {
    const [row] = await db.$queryRaw<{ waits: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM pg_locks WHERE "locktype" = 'advisory' AND NOT "granted") AS "waits"`;
    expect(row?.waits).toBe(true);
  });
  await change().finally(() => changed.resolve());
  await holding;
  return storing;
}

const say = ({ user, conversationId }: Scene) =>
  sendMessage(user, { conversationId, body: "Before", clientId: randomUUID() });

const unmeasured = { citations: [], model: null, inputTokens: null, outputTokens: null, error: null };

test.skipIf(!writersWait).each<[string, (scene: Scene) => Promise<() => Promise<unknown>>]>([
  [
    "another message",
    async ({ admin, conversationId }) =>
      () =>
        sendMessage(admin, { conversationId, body: "Other", clientId: randomUUID() }),
  ],
  [
    "a reply",
    async ({ agent, conversationId }) =>
      () =>
        sendReply(agent, { conversationId, body: "Other", clientId: randomUUID() }),
  ],
  [
    "a takeover",
    async ({ agent, conversationId }) =>
      () =>
        changeHandling(agent, { conversationId, handledBy: "team" }),
  ],
  [
    "the end of a run that was silent",
    async (scene) => {
      await say(scene);
      return () => stopAnswer(scene.user, { conversationId: scene.conversationId });
    },
  ],
  [
    "the first words of a run",
    async (scene) => {
      const { runId } = await say(scene);
      const run = await claimRun(runId);
      return () => storeFirstWords(run!, uuidv7(), "First words");
    },
  ],
  [
    "the failure of a run without a word",
    async (scene) => {
      const { runId } = await say(scene);
      const run = await claimRun(runId);
      return () => storeEnd(run!, uuidv7(), { ...unmeasured, state: "failed", text: "No answer" });
    },
  ],
])("nothing is stored over %s that it has not seen", async (_what, prepare) => {
  const scene = await makeScene();
  const change = await prepare(scene);
  const before = await db.message.count({ where: { body: "Hello" } });
  expect(await sendAcross(scene, change)).toEqual([]);
  expect(await db.message.count({ where: { body: "Hello" } })).toBe(before);
});

test.skipIf(!writersWait)(
  "what changes without a rev, as the claim of a run, keeps nothing from being stored",
  async () => {
    const scene = await makeScene();
    const { runId } = await say(scene);
    expect(await sendAcross(scene, () => claimRun(runId))).toMatchObject([{ runId }]);
    const runs = await db.assistantRun.findMany({ where: { conversationId: scene.conversationId } });
    expect(runs).toMatchObject([{ id: runId, state: "streaming", triggerSeq: 2, attempt: 1 }]);
  },
);

test.skipIf(!writersWait)("nothing is marked read over a message that was not counted", async () => {
  const scene = await makeScene();
  await say(scene);
  const statement = delayed(storeReadings.organization, "conversation");
  const mark = { index: 0, ...scopeOf(scene), seq: 1 };
  expect(await storeAcross(statement, mark, () => say(scene))).toEqual([]);
  const { conversationId: id } = scene;
  const conversation = await db.conversation.findUniqueOrThrow({ where: { id } });
  expect(conversation).toMatchObject({ unreadForOrganization: 2, organizationReadSeq: 0 });
});
