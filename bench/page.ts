import { openBrowser, type Device } from "./load/page-visits.ts";
import type { Rendered } from "./load/page-renders.ts";
import { alternate, type Side } from "./measure/alternate.ts";
import type { Line } from "./measure/comparison.ts";
import { lighthouseLines } from "./measure/lighthouse.ts";
import { cpuMicroseconds } from "./measure/process-usage.ts";
import type { Row } from "./measure/row.ts";
import { bareRemixScripts } from "./world/bare-remix.ts";
import { makeBenchDatabase, whyNoPostgres } from "./world/bench-database.ts";
import { benchSecret } from "./world/bench-world.ts";
import { startChild, startServer } from "./world/child.ts";
import { makePageWorld, pageSize } from "./world/page-world.ts";
import { startParleyOn } from "./world/parley-on-postgres.ts";

const path = `/messages?limit=${pageSize}`;
const browserLike = { Accept: "text/html", "User-Agent": "Mozilla/5.0 Chrome/150.0" };

/** The user's page: its render, its scripts, its paint, and the same in conversations ever longer. */
export const page: Row = async ({ rounds, quick }) => {
  const work = "the user's page";
  const because = await whyNoPostgres();
  if (because !== null) return [{ work, against: "bare React, static HTML", because }];
  const sites = { short: await openSite("page_short", 300), long: await openSite("page_long", 3_000) };
  const longest = await openSite("page_longest", quick ? 20_000 : 100_000);
  const lines = [
    ...(await renderLines(sites.short, rounds, quick ? 30 : 150)),
    ...(await grownLines({ ...sites, longest }, rounds, quick ? 20 : 100)),
    ...(await browserLines({ ...sites, longest }, rounds)),
    ...(await lighthouseLines(sites.short, rounds)),
  ];
  for (const site of [...Object.values(sites), longest]) await site.close();
  return lines;
};

type Site = Awaited<ReturnType<typeof openSite>>;

async function openSite(label: string, stored: number) {
  const database = await makeBenchDatabase(label);
  const world = await makePageWorld(database.client, stored);
  await database.settle();
  const server = await startParleyOn(database.url);
  const { headers } = world.conversations[0]?.user ?? {};
  if (!headers) throw new Error("A world without a user");
  return {
    url: server.url,
    databaseUrl: database.url,
    headers: { ...headers, ...browserLike },
    cookie: headers["Cookie"] ?? "",
    stored,
    cpu: async () => cpuMicroseconds(server.pid) + (await database.cpu()),
    close: async () => {
      await server.stop();
      await database.drop();
    },
  };
}

/** Parley's entry with the data at hand, against elements of the same markup: both write the same but for comments. */
async function renderLines({ databaseUrl, headers }: Site, rounds: number, times: number): Promise<Line[]> {
  const env = { DATABASE_URL: databaseUrl, SESSION_SECRET: benchSecret, LOG_LEVEL: "warn" };
  const renders = startChild("bench/load/page-renders.ts", { env });
  await renders.ask("load", { url: `http://127.0.0.1${path}`, headers });
  const rendering =
    (side: "parley" | "bare"): Side<"rate"> =>
    async () => {
      const { cpu, characters } = await renders.ask<Rendered>("render", { side, times });
      return { delivered: characters, figures: { rate: 1e6 / cpu } };
    };
  const { parley, bare } = await alternate(rounds, {
    parley: rendering("parley"),
    bare: rendering("bare"),
  });
  await renders.stop();
  const work = `the render of ${pageSize} messages, data at hand`;
  const against = "bare renderToPipeableStream of the same markup";
  const unit = "pages a second of CPU";
  return [{ work, against, unit, ours: parley.rate, theirs: bare.rate, target: { atLeast: 0.7 } }];
}

type Sites = Record<"short" | "long" | "longest", Site>;

/** The whole request in conversations of different length: session, database, data and render. */
async function grownLines(sites: Sites, rounds: number, times: number): Promise<Line[]> {
  const reading =
    ({ url, headers, cpu }: Site): Side<"cpu"> =>
    async () => {
      const before = await cpu();
      let messages = 0;
      for (let time = 0; time < times; time++) {
        const html = await (await fetch(new URL(path, url), { headers })).text();
        messages += html.split('id="message-').length - 1;
      }
      return { delivered: messages, figures: { cpu: ((await cpu()) - before) / times } };
    };
  const measured = await alternate(rounds, {
    short: reading(sites.short),
    long: reading(sites.long),
    longest: reading(sites.longest),
  });
  const unit = "µs of CPU per request, PostgreSQL's included";
  const against = `${count(sites.short.stored)} messages`;
  return (["long", "longest"] as const).map((name) => ({
    ...{ work: `the page, ${count(sites[name].stored)} messages stored`, against, unit },
    ...{ ours: measured[name].cpu, theirs: measured.short.cpu, target: { atMost: 1.1 } },
  }));
}

const count = (number: number) => number.toLocaleString("en");

/** What a browser makes of the page, against the same markup and style sheet without a script. */
async function browserLines({ short, long }: Sites, rounds: number): Promise<Line[]> {
  const { url, headers, cookie } = short;
  const peer = await startServer("bench/peers/static-page.ts");
  await peer.ask("page", withoutScripts(await (await fetch(new URL(path, url), { headers })).text()));
  const browser = await openBrowser();
  const ours = { url: new URL(path, url).href, cookie };
  const theirs = { url: peer.url, cookie: null };
  const visiting =
    (whose: typeof ours | typeof theirs, device: Device): Side<"paint" | "interaction"> =>
    async () => {
      const { characters, ...figures } = await browser.visit({ ...whose, device, sends: false });
      return { delivered: characters, figures };
    };
  const lines: Line[] = [];
  for (const device of ["desktop", "phone"] as const) {
    const { parley, still } = await alternate(rounds, {
      parley: visiting(ours, device),
      still: visiting(theirs, device),
    });
    const against = "the same as static HTML";
    const target = { atMost: 1.3 };
    lines.push({
      ...{ work: `the largest paint, ${device}`, against, unit: "ms", target },
      ...{ ours: parley.paint, theirs: still.paint },
    });
    lines.push({
      ...{ work: `typing and a menu, ${device}`, against, unit: "ms until the slowest is painted", target },
      ...{ ours: parley.interaction, theirs: still.interaction },
    });
  }
  const sending = {
    url: new URL(path, long.url).href,
    cookie: long.cookie,
    device: "desktop",
    sends: true,
  } as const;
  const sent: number[] = [];
  for (let round = 0; round < rounds; round++) sent.push((await browser.visit(sending)).interaction);
  lines.push({
    ...{ work: "typing, a menu and sending, desktop", against: "what counts as good", unit: "ms" },
    ...{ ours: sent, theirs: sent.map(() => 200), target: { atMost: 1 } },
  });
  const scripts = await browser.scripts({ ...ours, device: "desktop", sends: false });
  const bare = await bareRemixScripts();
  lines.push({
    ...{ work: "scripts of the page", against: "a Remix app that says hello", unit: "bytes, gzip" },
    ...{ ours: [scripts], theirs: [bare], target: { atMost: 1.3 } },
  });
  await browser.close();
  await peer.stop();
  return lines;
}

function withoutScripts(html: string): string {
  return html.replace(/<script\b.*?<\/script>|<link rel="modulepreload"[^>]*>/gs, "");
}
