import { Redis } from "ioredis";
import { alternate, type Side } from "./measure/alternate.ts";
import { makeBenchDatabase, whyNoPostgres } from "./world/bench-database.ts";
import { makeWorld, type BenchWorld } from "./world/bench-world.ts";
import type { Server } from "./world/child.ts";
import { median, type Line } from "./measure/comparison.ts";
import { startParleyOn } from "./world/parley-on-postgres.ts";
import { percentile } from "./measure/percentile.ts";
import { cpuMicroseconds } from "./measure/process-usage.ts";
import { startRedis, whyNoRedis, type BenchRedis } from "./world/redis.ts";
import type { Row } from "./measure/row.ts";
import { SendLoad } from "./load/send-load.ts";

/** A message sent to one process and read on another, through a Redis of the bench's own. */
export const nodes: Row = async ({ rounds, quick }) => {
  const because = (await whyNoPostgres()) ?? whyNoRedis();
  if (because !== null) return [{ work: "a message across processes", against: "one process", because }];
  const redis = await startRedis();
  const lines = [
    await hop(redis, rounds, quick ? 50 : 150),
    ...(await work(redis, rounds, quick ? 200 : 600)),
  ];
  await redis.stop();
  return lines;
};

/** How long a message takes: one at a time, to one reader. */
async function hop(redis: BenchRedis, rounds: number, messages: number): Promise<Line> {
  const site = await openSite("nodes_hop", redis, { conversations: 2, processes: 2 });
  const [first, second] = site.world.conversations.map((each) => ({ ...site.world, conversations: [each] }));
  const [here, there] = site.servers as [Server, Server];
  const timed = async (load: SendLoad) => {
    const { delivered, latencies } = await load.run(messages, 1);
    return { delivered, figures: { p50: percentile(latencies, 50) } };
  };
  const loads = {
    one: await SendLoad.open({ sendTo: here.url, readFrom: here.url }, first as BenchWorld, 1),
    two: await SendLoad.open({ sendTo: here.url, readFrom: there.url }, second as BenchWorld, 1),
  };
  const bare = await bareHop(redis.url);
  const measured = await alternate(rounds, {
    one: () => timed(loads.one),
    two: () => timed(loads.two),
    bare: async () => ({ delivered: messages, figures: { p50: await bare.p50(messages) } }),
  });
  for (const load of Object.values(loads)) load.close();
  bare.close();
  await site.close();
  const theirs = measured.one.p50.map((p50, round) => p50 + 1.3 * (measured.bare.p50[round] ?? NaN));
  return {
    work: "a message to another process",
    against: `one process and 1.3 hops of ${median(measured.bare.p50).toPrecision(2)} ms through bare Redis`,
    unit: "ms, median",
    ours: measured.two.p50,
    theirs,
    target: { atMost: 1 },
  };
}

/** From a publish to its arrival on another connection of the same process. */
async function bareHop(url: string) {
  const [publisher, subscriber] = [new Redis(url), new Redis(url)];
  let arrived: () => void = () => undefined;
  await subscriber.subscribe("bench");
  subscriber.on("message", () => arrived());
  return {
    p50: async (times: number) => {
      const taken: number[] = [];
      for (let time = 0; time < times; time += 1) {
        const heard = new Promise<void>((resolve) => (arrived = resolve));
        const begun = performance.now();
        void publisher.publish("bench", "x".repeat(600));
        await heard;
        taken.push(performance.now() - begun);
      }
      return percentile(taken, 50);
    },
    close: () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** What messages cost: in publishes, with ten times the conversations, and in a process that nobody listens on. */
async function work(redis: BenchRedis, rounds: number, messages: number): Promise<Line[]> {
  const few = await openLoaded("nodes_few", redis, 10);
  const many = await openLoaded("nodes_many", redis, 100);
  const measured = await alternate(rounds, { few: few.sending(messages), many: many.sending(messages) });
  await few.close();
  await many.close();
  const message = "a message from process to process";
  const once = measured.few.all.map(() => 1);
  return [
    {
      work: message,
      against: "one message",
      unit: "publishes that carry it",
      ours: measured.few.messages,
      theirs: once,
      target: { atMost: 1 },
    },
    {
      work: message,
      against: "one for its conversation, its list, its receipt each",
      unit: "publishes of any kind",
      ours: measured.few.all,
      theirs: once.map(() => 3),
      target: { atMost: 1 },
    },
    {
      work: `${message}, 100 conversations`,
      against: "10 conversations",
      unit: "µs of CPU of both per message",
      ours: measured.many.cpu,
      theirs: measured.few.cpu,
      target: { atMost: 1.1 },
    },
    {
      work: "a process nobody listens on",
      against: "the one that delivers",
      unit: "µs of CPU per message elsewhere",
      ours: measured.few.idle,
      theirs: measured.few.reading,
      target: { atMost: 0.05 },
    },
  ];
}

type Figures = "cpu" | "idle" | "reading" | "all" | "messages";

/** Three processes: one takes the messages, one has a reader of each conversation, one has nobody. */
async function openLoaded(label: string, redis: BenchRedis, conversations: number) {
  const site = await openSite(label, redis, { conversations, processes: 3 });
  const [sender, reader, idle] = site.servers as [Server, Server, Server];
  const load = await SendLoad.open({ sendTo: sender.url, readFrom: reader.url }, site.world, 1);
  const cpuOf = () => [sender, reader, idle].map(({ pid }) => cpuMicroseconds(pid));
  return {
    sending:
      (messages: number): Side<Figures> =>
      async () => {
        const [before, published] = [cpuOf(), await redis.published()];
        const { delivered } = await load.run(messages, 10);
        const [sending = 0, reading = 0, nobody = 0] = cpuOf().map(
          (cpu, index) => (cpu - (before[index] ?? 0)) / messages,
        );
        const now = await redis.published();
        const all = (now.all - published.all) / messages;
        const figures = { cpu: sending + reading, idle: nobody, reading, all };
        return {
          delivered,
          figures: { ...figures, messages: (now.messages - published.messages) / messages },
        };
      },
    close: async () => {
      load.close();
      await site.close();
    },
  };
}

async function openSite(
  label: string,
  redis: BenchRedis,
  { conversations, processes }: { conversations: number; processes: number },
) {
  const database = await makeBenchDatabase(label);
  const world = await makeWorld(database.client, { conversations, stored: 10 });
  await database.settle();
  const servers: Server[] = [];
  while (servers.length < processes) servers.push(await startParleyOn(database.url, { redisUrl: redis.url }));
  const close = async () => {
    for (const server of servers) await server.stop();
    await database.drop();
  };
  return { world, servers, close };
}
