import { alternate, type Side } from "./measure/alternate.ts";
import { makeBenchDatabase, whyNoPostgres } from "./world/bench-database.ts";
import { makeWorld } from "./world/bench-world.ts";
import { bundle } from "./world/bundle.ts";
import { startServer } from "./world/child.ts";
import type { Line } from "./measure/comparison.ts";
import { startParleyOn } from "./world/parley-on-postgres.ts";
import { percentile } from "./measure/percentile.ts";
import { cpuMicroseconds } from "./measure/process-usage.ts";
import type { Row } from "./measure/row.ts";
import { SendLoad } from "./load/send-load.ts";

/** How many messages are on their way at once, each in a conversation of its own. */
const atOnce = 16;

const cpuUnit = "µs of CPU per message, PostgreSQL's included";

/** From a POST to its arrival on every stream of the other side; the team holds the conversations. */
export const send: Row = async ({ rounds, quick }) => {
  const because = await whyNoPostgres();
  if (because !== null) return [{ work: "a message to 2 readers", against: "bare Node", because }];
  const messages = quick ? 200 : 600;
  return [
    ...(await againstBareNode(rounds, { readers: 2, messages })),
    ...(await againstBareNode(rounds, { readers: 50, messages: messages / 2 })),
    await growth(rounds, messages),
  ];
};

async function againstBareNode(
  rounds: number,
  { readers, messages }: { readers: number; messages: number },
): Promise<Line[]> {
  const peer = await bundle("bench/peers/send-server.ts");
  const sites = {
    parley: await openSite("send_parley", { readers, stored: 100 }),
    bare: await openSite("send_bare", { readers, stored: 100, peer }),
  };
  const { parley, bare } = await measure(rounds, sites, messages);
  const line = { work: `a message to ${readers} readers`, against: "bare Node, the same SQL" };
  return [
    { ...line, unit: "messages a second", ours: parley.rate, theirs: bare.rate, target: { atLeast: 0.6 } },
    {
      ...line,
      unit: "ms at the 99th percentile",
      ours: parley.p99,
      theirs: bare.p99,
      target: { atMost: 1.5 },
    },
    { ...line, unit: cpuUnit, ours: parley.cpu, theirs: bare.cpu, target: { atMost: 1.67 } },
  ];
}

async function growth(rounds: number, messages: number): Promise<Line> {
  const sites = {
    few: await openSite("send_few", { readers: 2, stored: 625 }),
    many: await openSite("send_many", { readers: 2, stored: 6_250 }),
  };
  const { few, many } = await measure(rounds, sites, messages);
  const line = { work: "a message to 2 readers, 100,000 stored", against: "10,000 stored", unit: cpuUnit };
  return { ...line, ours: many.cpu, theirs: few.cpu, target: { atMost: 1.1 } };
}

type Site = { work: (messages: number) => Side<"rate" | "p99" | "cpu">; close: () => Promise<void> };

async function measure<Name extends string>(rounds: number, sites: Record<Name, Site>, messages: number) {
  const entries = Object.entries(sites) as [Name, Site][];
  const sides = Object.fromEntries(entries.map(([name, site]) => [name, site.work(messages)]));
  const measured = await alternate(rounds, sides as Record<Name, ReturnType<Site["work"]>>);
  for (const [, site] of entries) await site.close();
  return measured;
}

/** A database, a server on it (Parley, or the program `peer`) and readers of every conversation. */
async function openSite(
  label: string,
  { readers, stored, peer }: { readers: number; stored: number; peer?: string },
): Promise<Site> {
  const database = await makeBenchDatabase(label);
  const world = await makeWorld(database.client, { conversations: atOnce, stored });
  await database.settle();
  const server = peer
    ? await startServer(peer, { env: { DATABASE_URL: database.url } })
    : await startParleyOn(database.url);
  const load = await SendLoad.open({ sendTo: server.url, readFrom: server.url }, world, readers);
  const cpuOfBoth = async () => cpuMicroseconds(server.pid) + (await database.cpu());
  return {
    work: (messages) => async () => {
      const before = await cpuOfBoth();
      const { delivered, seconds, latencies } = await load.run(messages, atOnce);
      const cpu = ((await cpuOfBoth()) - before) / messages;
      return { delivered, figures: { rate: messages / seconds, p99: percentile(latencies, 99), cpu } };
    },
    close: async () => {
      load.close();
      await server.stop();
      await database.drop();
    },
  };
}
