import { alternate, type Side } from "./measure/alternate.ts";
import type { Line } from "./measure/comparison.ts";
import { cpuMicroseconds } from "./measure/process-usage.ts";
import type { Row } from "./measure/row.ts";
import { makeBenchDatabase, whyNoPostgres } from "./world/bench-database.ts";
import { makeInboxWorld, type InboxWorld } from "./world/inbox-world.ts";
import { startParleyOn } from "./world/parley-on-postgres.ts";

const unit = "µs of CPU per page, PostgreSQL's included";
const target = { atMost: 1.2 };

/** The team's pages in a large organization, against the same pages in a small one. */
export const inbox: Row = async ({ rounds, quick }) => {
  const work = "the inbox's list and a thread";
  const because = await whyNoPostgres();
  if (because !== null) return [{ work, against: "the same in a small organization", because }];
  const [many, long] = quick ? [10_000, 20_000] : [50_000, 100_000];
  const small = await openInbox("inbox_small", { conversations: 400, long: 120 });
  const large = await openInbox("inbox_large", { conversations: many, long });
  const times = quick ? 20 : 100;
  const lines: Line[] = [];
  for (const [work, pathOf] of Object.entries(pages)) {
    const { ours, theirs } = await alternate(rounds, {
      ours: large.reading(pathOf, times),
      theirs: small.reading(pathOf, times),
    });
    const size = work.startsWith("a thread") ? `${count(long)} messages` : `${count(many)} conversations`;
    const than = work.startsWith("a thread") ? "120 messages" : "400 conversations";
    lines.push({ work: `${work}, ${size}`, against: than, unit, ours: ours.cpu, theirs: theirs.cpu, target });
  }
  await small.close();
  await large.close();
  return lines;
};

const pages: Record<string, (world: InboxWorld) => string> = {
  "the list": () => "/inbox",
  "the list of what is mine": () => "/inbox?view=mine",
  "the list of what nobody has": () => "/inbox?view=unassigned",
  "the list of what the assistant has": () => "/inbox?view=assistant",
  "the list of what is snoozed": () => "/inbox?status=snoozed",
  "the list of a name": ({ userName }) => `/inbox?q=${encodeURIComponent(userName)}`,
  "the list of a rare word": ({ rareWord }) => `/inbox?status=snoozed&q=${rareWord}`,
  "the list of a common word": () => "/inbox?q=written",
  "a thread": ({ longId }) => `/inbox/${longId}`,
  "a thread in its middle": ({ longId }) => `/inbox/${longId}?around=60`,
};

const count = (number: number) => number.toLocaleString("en");

async function openInbox(label: string, size: { conversations: number; long: number }) {
  const database = await makeBenchDatabase(label);
  const world = await makeInboxWorld(database.client, size);
  await database.settle();
  const server = await startParleyOn(database.url);
  const cpu = async () => cpuMicroseconds(server.pid) + (await database.cpu());
  return {
    /** Loads a page one time after another, as a browser of the agent's does. */
    reading:
      (pathOf: (world: InboxWorld) => string, times: number): Side<"cpu"> =>
      async () => {
        const address = new URL(pathOf(world), server.url);
        const before = await cpu();
        for (let time = 0; time < times; time++) {
          const page = await fetch(address, { headers: { ...world.agent.headers, Accept: "text/html" } });
          const html = await page.text();
          if (page.status !== 200 || !html.includes("</html>"))
            throw new Error(`${address.href}: ${page.status}`);
        }
        return { delivered: times, figures: { cpu: ((await cpu()) - before) / times } };
      },
    close: async () => {
      await server.stop();
      await database.drop();
    },
  };
}
