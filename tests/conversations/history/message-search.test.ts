import fc from "fast-check";
import { beforeAll, expect, inject, test } from "vitest";
import type { MessageQuery } from "~/conversations/history/list-messages.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import type { SenderType } from "~/conversations/message";
import type { MessageSearch } from "~/conversations/history/message-search.server";
import { lastSeqQuery, sideQuery } from "~/conversations/history/message-search.server";
import { ReadMessages } from "~/conversations/history/read-messages";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { db } from "~/database/client.server";
import { Prisma } from "~/database/generated/client";
import { parseQuery } from "~/http/parse-query";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

/** More than a block of the index holds. */
const count = 4_300;
const began = Date.parse("2026-01-01T00:00:00.000Z");
const vocabulary = ["tent", "stove", "rope", "lantern", "compass"];
const senders: SenderType[] = ["user", "agent", "assistant", "system"];

type Stored = { seq: number; senderType: SenderType; body: string; createdAt: Date };

let scene: Scene;
let stored: Stored[];

beforeAll(async () => {
  scene = await makeScene({ assistantEnabled: false });
  await fill(scene, count);
  await fill(await makeScene(), 50);
  stored = await db.message.findMany({
    where: { conversationId: scene.conversationId },
    select: { seq: true, senderType: true, body: true, createdAt: true },
    orderBy: { seq: "asc" },
  });
}, 60_000);

/** Every 700th message names a lantern, every third a tent; three share each minute. */
async function fill({ organizationId, conversationId }: Scene, messages: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Message" ("id", "organizationId", "conversationId", "seq", "rev", "senderType", "senderName", "body",
      "clientId", "bodyHash", "createdAt")
    SELECT gen_random_uuid(), ${organizationId}::uuid, ${conversationId}::uuid, n, n,
      (CASE WHEN n % 1000 = 7 THEN 'system' WHEN n % 5 = 0 THEN 'agent' WHEN n % 5 = 1 THEN 'assistant' ELSE 'user' END)::"SenderType",
      'Somebody', concat_ws(' ', 'compass', CASE WHEN n % 3 = 0 THEN 'tent' END, CASE WHEN n % 4 < 2 THEN 'stove' END,
        CASE WHEN hashint4(n) % 11 = 0 THEN 'rope' END, CASE WHEN n % 700 = 1 THEN 'lantern' END),
      'key-' || n, '', ${new Date(began)}::timestamptz + (n / 3) * interval '1 minute'
    FROM generate_series(1, ${messages}::int) n`;
  await db.conversation.update({
    where: { id: conversationId },
    data: { lastSeq: messages, rev: messages, lastMessageAt: new Date(began + (messages / 3) * 60_000) },
  });
}

const arbitraryFilter = fc.record(
  {
    q: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...vocabulary), fc.boolean()), {
        selector: ([word]) => word,
        minLength: 1,
        maxLength: 2,
      })
      .map((words) => words.map(([word, wanted]) => (wanted ? word : `-${word}`)).join(" ")),
    sender: fc.subarray(senders),
    since: fc.integer({ min: -2, max: 1_440 }).map((minute) => new Date(began + minute * 60_000)),
    until: fc.integer({ min: -2, max: 1_440 }).map((minute) => new Date(began + minute * 60_000)),
  },
  { requiredKeys: [] },
);

const seqNumber = fc.oneof(fc.integer({ min: 0, max: count + 5 }), fc.constant(2_147_483_647));
const arbitraryCursor = fc.oneof(
  fc.constant({}),
  fc.record({ before: seqNumber }),
  fc.record({ after: seqNumber }),
  fc.record({ around: seqNumber }),
);
const arbitraryLimit = fc.integer({ min: 1, max: 100 });

function matches({ q, sender, since, until }: Partial<MessageQuery>, message: Stored): boolean {
  const said = message.body.split(" ");
  return (
    (q?.split(" ") ?? []).every((word) => said.includes(word.replace("-", "")) !== word.startsWith("-")) &&
    (!sender?.length || sender.includes(message.senderType)) &&
    (!since || message.createdAt >= since) &&
    (!until || message.createdAt <= until)
  );
}

/** The same page, from the whole conversation in memory. */
function naivePage(all: number[], { before, after, around, limit }: MessageQuery): number[] {
  if (before !== undefined) return all.filter((seq) => seq < before).slice(-limit);
  if (after !== undefined) return all.filter((seq) => seq > after).slice(0, limit);
  if (around === undefined) return all.slice(-limit);
  const half = Math.ceil(limit / 2);
  const newer = all.filter((seq) => seq > around).slice(0, limit - half);
  return [...all.filter((seq) => seq <= around).slice(-half), ...newer];
}

async function read(query: MessageQuery) {
  const { messages, page } = await listMessages(scene.user, scene.conversationId, query);
  return { seqs: messages.map(({ seq }) => seq), ...page };
}

test(
  "a page has the rows that a look through all messages finds, whatever is asked for together",
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryFilter,
        arbitraryCursor,
        arbitraryLimit,
        async (filter, cursor: Partial<MessageQuery>, limit) => {
          const query = { ...filter, ...cursor, limit };
          const all = stored.filter((message) => matches(filter, message)).map(({ seq }) => seq);
          const expected = naivePage(all, query);
          const { seqs, before, after } = await read(query);
          expect(seqs).toEqual(expected);
          if (seqs.length === 0) return;
          expect(before).toBe(seqs[0] === all[0] ? null : seqs[0]);
          expect(after).toBe(seqs.at(-1) === all.at(-1) ? null : seqs.at(-1));
        },
      ),
      { numRuns: 100 },
    );
  },
);

test(
  "whoever follows the cursors from one end to the other meets every match once, in order",
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFilter, fc.integer({ min: 60, max: 100 }), async (filter, limit) => {
        const all = stored.filter((message) => matches(filter, message)).map(({ seq }) => seq);
        const down: number[] = [];
        for (let before: number | null | undefined; before !== null;) {
          const page = await read({ ...filter, limit, before });
          down.unshift(...page.seqs);
          before = page.before;
        }
        expect(down).toEqual(all);
        const up: number[] = [];
        for (let after: number | null = 0; after !== null;) {
          const page = await read({ ...filter, limit, after });
          up.push(...page.seqs);
          after = page.after;
        }
        expect(up).toEqual(all);
      }),
      { numRuns: 5 },
    );
  },
);

test("a search for nothing but small words finds nothing", async () => {
  expect(await read({ q: "the", limit: 5 })).toEqual({ seqs: [], before: null, after: null });
});

test("a message written by a slow clock is not older than the one before it", async () => {
  const { user, conversationId } = await makeScene({ assistantEnabled: false });
  const ahead = new Date(Date.now() + 3_600_000);
  await db.conversation.update({ where: { id: conversationId }, data: { lastMessageAt: ahead } });
  const { message } = await sendMessage(user, { conversationId, body: "Hello", clientId: "key" });
  expect(message.createdAt).toBe(ahead.toISOString());
});

test("of before, after and around a query takes one, with whatever a route adds to it", () => {
  const schema = ReadMessages.extend({ write: ReadMessages.shape.limit });
  const parse = (search: string) => () => parseQuery(new Request(`http://parley.test/?${search}`), schema);
  expect(parse("before=3&q=tent&sender=user&sender=agent")()).toMatchObject({ before: 3 });
  const error = expect.objectContaining({
    code: "malformed",
    fields: [{ pointer: "/after", detail: "Give at most one of before, after and around." }],
  }) as Error;
  expect(parse("before=3&after=2")).toThrow(error);
});

const onPostgres = "url" in inject("emptyDatabase");

test.skipIf(!onPostgres)(
  "with 100,000 messages every page is read from an index, without counting or skipping",
  { timeout: 120_000 },
  async () => {
    const large = await makeScene();
    await fill(large, 100_000);
    await db.$executeRaw`ANALYZE "Message"`;
    const { conversationId } = large;
    const searches: Partial<MessageSearch>[] = [
      {},
      { from: 40_000, to: 60_000 },
      { q: "compass" },
      { q: "lantern" },
      { q: "neverwritten" },
      { q: "tent -stove", sender: ["agent"] },
      { sender: ["system"] },
      { sender: ["user"], to: 50_000 },
    ];
    for (const search of searches) {
      for (const towards of ["older", "newer"] as const) {
        const query = sideQuery({ conversationId, from: 1, to: 100_000, ...search }, towards, 31);
        const plan = await explain(query);
        expect(plan, JSON.stringify(search)).not.toMatch(/Seq Scan|BitmapAnd|Gather/);
        expect(plan).toMatch(/Message_search|Message_conversationId_seq_key/);
        expect(query.sql).not.toMatch(/count\(|offset [^0]/i);
      }
    }
    const bisection = lastSeqQuery(
      { conversationId, lastSeq: 100_000 },
      { moment: new Date(began + 20_000_000), included: true },
    );
    expect(await explain(bisection)).not.toMatch(/Seq Scan/);
  },
);

async function explain(query: Prisma.Sql): Promise<string> {
  const rows = await db.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`EXPLAIN ${query}`);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
