import { alternate, type Side } from "./measure/alternate.ts";
import { makeBenchDatabase, whyNoPostgres, type BenchDatabase } from "./world/bench-database.ts";
import { makeWorld, type BenchWorld } from "./world/bench-world.ts";
import { bundle } from "./world/bundle.ts";
import { startServer, type Server } from "./world/child.ts";
import type { Line } from "./measure/comparison.ts";
import { HttpPipe, requestText } from "./load/http-pipe.ts";
import { startParleyOn } from "./world/parley-on-postgres.ts";
import { cpuMicroseconds } from "./measure/process-usage.ts";
import type { Row } from "./measure/row.ts";

const pageSize = 50;
const atOnce = 4;
const cpuUnit = "µs of CPU per page, PostgreSQL's included";

/** Pages of 50 of one long conversation, through the API and, on the other side, straight from its query. */
export const history: Row = async ({ rounds, quick }) => {
  const because = await whyNoPostgres();
  if (because !== null) return [{ work: "a page at random depth", against: "bare Node", because }];
  const pages = quick ? 100 : 500;
  const short = await openConversation("history_short", quick ? 10_000 : 100_000);
  const { parley, bare } = await alternate(rounds, {
    parley: short.reading("parley", pages, short.anywhere),
    bare: short.reading("bare", pages, short.anywhere),
  });
  const depths = await alternate(rounds, {
    deepest: short.reading("parley", pages, () => pageSize + 1),
    newest: short.reading("parley", pages, () => null),
  });
  const long = await openConversation("history_long", quick ? 100_000 : 1_000_000);
  const grown = await alternate(rounds, {
    short: short.reading("parley", pages, short.anywhere),
    long: long.reading("parley", pages, long.anywhere),
  });
  await short.close();
  await long.close();
  const work = "a page of 50 at random depth";
  const against = "bare Node, the same lookup and the keyset query";
  const deepest = { work: "the deepest page", against: "the newest", unit: cpuUnit };
  const long10 = { work: `${work}, 1,000,000 messages`, against: "100,000 messages", unit: cpuUnit };
  return [
    { work, against, unit: "pages a second", ours: parley.rate, theirs: bare.rate, target: { atLeast: 0.6 } },
    { work, against, unit: cpuUnit, ours: parley.cpu, theirs: bare.cpu, target: { atMost: 1.67 } },
    { ...deepest, ours: depths.deepest.cpu, theirs: depths.newest.cpu, target: { atMost: 1.2 } },
    { ...long10, ours: grown.long.cpu, theirs: grown.short.cpu, target: { atMost: 1.15 } },
  ] satisfies Line[];
};

type Figures = "rate" | "cpu";

async function openConversation(label: string, stored: number) {
  const database = await makeBenchDatabase(label);
  const world = await makeWorld(database.client, { conversations: 1, stored });
  await database.settle();
  const servers = {
    parley: await startParleyOn(database.url),
    bare: await startServer(await bundle("bench/peers/history-server.ts"), {
      env: { DATABASE_URL: database.url },
    }),
  };
  return {
    anywhere: () => pageSize + 1 + Math.floor(Math.random() * (stored - pageSize)),
    reading: (side: keyof typeof servers, pages: number, before: () => number | null) =>
      readingPages({ database, world, server: servers[side] }, pages, before),
    close: async () => {
      for (const server of Object.values(servers)) await server.stop();
      await database.drop();
    },
  };
}

type Place = { database: BenchDatabase; world: BenchWorld; server: Server };

/** Asks for pages before a seq that `before` chooses, null for the newest; every page must be full. */
function readingPages(
  { database, world, server }: Place,
  pages: number,
  before: () => number | null,
): Side<Figures> {
  const path = `/api/v1/conversations/${world.conversations[0]?.id}/messages?limit=${pageSize}`;
  const headers = world.agent.token;
  const requestOf = (seq: number | null) =>
    requestText(server.url, seq === null ? path : `${path}&before=${seq}`, { headers });
  const cpuOfBoth = async () => cpuMicroseconds(server.pid) + (await database.cpu());
  return async () => {
    const pipes = await Promise.all(Array.from({ length: atOnce }, () => HttpPipe.open(server.url)));
    const cpuBefore = await cpuOfBoth();
    const begun = performance.now();
    let left = pages;
    let messages = 0;
    const work = async (pipe: HttpPipe) => {
      while (left-- > 0) {
        const { body } = await pipe.send(requestOf(before()));
        messages += body.split('"seq":').length - 1;
      }
    };
    await Promise.all(pipes.map(work));
    const seconds = (performance.now() - begun) / 1_000;
    const cpu = ((await cpuOfBoth()) - cpuBefore) / pages;
    for (const pipe of pipes) pipe.close();
    if (messages < pages * pageSize)
      throw new Error(`${messages} messages came where ${pages * pageSize} should`);
    return { delivered: pages, figures: { rate: pages / seconds, cpu } };
  };
}
