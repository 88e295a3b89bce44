import { alternate, type Side } from "./measure/alternate.ts";
import { makeBenchDatabase, whyNoPostgres } from "./world/bench-database.ts";
import { makeWorld } from "./world/bench-world.ts";
import { bundle } from "./world/bundle.ts";
import { startChild } from "./world/child.ts";
import type { Line } from "./measure/comparison.ts";
import { cpuMicroseconds } from "./measure/process-usage.ts";
import type { Row } from "./measure/row.ts";

const against = "prepared pg, one statement a message";

/** The message transaction alone, without HTTP: `sendMessage` against its own statement on a pool of `pg`. */
export const persist: Row = async ({ rounds, quick }) => {
  const because = await whyNoPostgres();
  if (because !== null) return [{ work: "storing a message", against, because }];
  const program = await bundle("bench/load/persist-work.ts");
  const messages = quick ? 300 : 1_200;
  const few = await openStore(program, "persist_few", 200);
  const lines: Line[] = [];
  for (const [atOnce, atLeast] of [
    [1, 0.85],
    [8, 0.85],
    [64, 3],
  ] as const) {
    const amount = atOnce === 1 ? messages / 3 : messages;
    const sides = { parley: few.storing("parley", amount, atOnce), pg: few.storing("pg", amount, atOnce) };
    const { parley, pg } = await alternate(rounds, sides);
    const line = { work: `storing messages, ${atOnce} at once`, against };
    lines.push(
      { ...line, unit: "messages a second", ours: parley.rate, theirs: pg.rate, target: { atLeast } },
      {
        ...line,
        unit: "µs of PostgreSQL's CPU per message",
        ours: parley.databaseCpu,
        theirs: pg.databaseCpu,
        target: { atMost: 1.15 },
      },
    );
  }
  const many = await openStore(program, "persist_many", 2_000);
  for (const atOnce of [1, 64]) {
    const amount = atOnce === 1 ? messages / 3 : messages;
    const grown = await alternate(rounds, {
      few: few.storing("parley", amount, atOnce),
      many: many.storing("parley", amount, atOnce),
    });
    lines.push({
      work: `storing messages, ${atOnce} at once, 128,000 stored`,
      against: "12,800 stored",
      unit: "µs of CPU per message, PostgreSQL's included",
      ours: grown.many.cpu,
      theirs: grown.few.cpu,
      target: { atMost: 1.15 },
    });
  }
  await few.close();
  await many.close();
  return lines;
};

type Figures = "rate" | "databaseCpu" | "cpu";

/** 64 conversations with `stored` messages each, and a process that stores more. */
async function openStore(program: string, label: string, stored: number) {
  const database = await makeBenchDatabase(label);
  const world = await makeWorld(database.client, { conversations: 64, stored });
  await database.settle();
  const child = startChild(program);
  await child.ask("open", { url: database.url, world });
  const storing =
    (by: "parley" | "pg", messages: number, atOnce: number): Side<Figures> =>
    async () => {
      const [before, databaseBefore] = [cpuMicroseconds(child.pid), await database.cpu()];
      const seconds = await child.ask<number>("store", { by, messages, atOnce });
      const databaseCpu = ((await database.cpu()) - databaseBefore) / messages;
      const cpu = (cpuMicroseconds(child.pid) - before) / messages + databaseCpu;
      return { delivered: messages, figures: { rate: messages / seconds, databaseCpu, cpu } };
    };
  const close = async () => {
    await child.stop();
    await database.drop();
  };
  return { storing, close };
}
