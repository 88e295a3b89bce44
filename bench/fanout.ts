import { alternate, type Side } from "./measure/alternate.ts";
import type { Comparison, Line } from "./measure/comparison.ts";
import { whyNoNchan } from "./peers/nchan.ts";
import { cpuMicroseconds } from "./measure/process-usage.ts";
import type { Row } from "./measure/row.ts";
import { nchanSite, parleySite, peerSite, type Pace, type Site } from "./world/site.ts";

const unit = "µs of CPU per delivery";

/** Server CPU per event and reader: the real event stream route against what others do. */
export const fanout: Row = async ({ rounds, quick }) => {
  const lines: Line[] = [];
  for (const readers of [300, 3_000]) {
    const turns = (quick ? 20 : 100) / (readers > 1_000 ? 5 : 1);
    const paced = { turns, burst: 1, everyMs: readers / 15 };
    const bursts = { turns: turns / 4, burst: 4, everyMs: readers / 4 };
    lines.push(...(await againstOthers(rounds, readers, { paced, "in bursts of 4": bursts })));
  }
  return [...lines, ...(await growth(rounds, quick))];
};

async function againstOthers(rounds: number, readers: number, paces: Record<string, Pace>): Promise<Line[]> {
  const noNchan = whyNoNchan();
  const sites = {
    parley: await parleySite(1),
    loop: await peerSite("bare-loop", 1),
    eventStream: await peerSite("remix-utils", 1),
    ...(noNchan === null && { nchan: await nchanSite(1) }),
  };
  const lines: Line[] = [];
  await openAll(Object.values(sites), readers);
  for (const [how, pace] of Object.entries(paces)) {
    const work = `${readers} readers, ${how}`;
    const sides = Object.fromEntries(
      Object.entries(sites).map(([name, site]) => [name, deliveries(site, pace)]),
    ) as Record<keyof typeof sites, Side<"cpu">>;
    const { parley, nchan, loop, eventStream } = await alternate(rounds, sides);
    const line = { work, unit, ours: parley.cpu };
    lines.push(
      nchan
        ? { ...line, against: "nchan", theirs: nchan.cpu, target: { atMost: 1.1 } }
        : { work, against: "nchan", because: noNchan ?? "" },
      { ...line, against: "a bare loop on http", theirs: loop.cpu, target: { atMost: 2.2 } },
      { ...line, against: "remix-utils' eventStream", theirs: eventStream.cpu, target: { atMost: 0.3 } },
    );
  }
  await Promise.all(Object.values(sites).map((site) => site.stop()));
  return lines;
}

/** Parley against itself with a tenth of the readers, and with a tenth of the conversations. */
async function growth(rounds: number, quick: boolean): Promise<Comparison[]> {
  const turns = quick ? 20 : 100;
  const readers = await compareSites(rounds, {
    few: [await parleySite(1), 300, { turns, burst: 1, everyMs: 20 }],
    many: [await parleySite(1), 3_000, { turns: turns / 10, burst: 1, everyMs: 200 }],
  });
  const conversations = await compareSites(rounds, {
    few: [await parleySite(30), 300, { turns: turns * 15, burst: 1, everyMs: 2 }],
    many: [await parleySite(300), 3_000, { turns: turns * 15, burst: 1, everyMs: 2 }],
  });
  return [
    { work: "3,000 readers", against: "300 readers", ...readers, target: { atMost: 1.15 } },
    {
      work: "300 conversations of 10 readers",
      against: "30 of them",
      ...conversations,
      target: { atMost: 1.1 },
    },
  ];
}

async function compareSites(rounds: number, sites: Record<"few" | "many", [Site, number, Pace]>) {
  for (const [site, readers] of Object.values(sites)) await site.open(readers);
  const [few, many] = [sites.few, sites.many].map(([site, , pace]) => deliveries(site, pace)) as [
    Side<"cpu">,
    Side<"cpu">,
  ];
  const measured = await alternate(rounds, { few, many });
  for (const [site] of Object.values(sites)) await site.stop();
  return { unit, ours: measured.many.cpu, theirs: measured.few.cpu };
}

async function openAll(sites: Site[], readers: number): Promise<void> {
  for (const site of sites) await site.open(readers);
}

/** Publishes at that pace until everyone has heard everything. */
function deliveries(site: Site, pace: Pace): Side<"cpu"> {
  return async () => {
    const before = { cpu: cpuMicroseconds(site.pid), heard: await site.heard() };
    await site.publish(pace);
    const delivered = (await site.heard()) - before.heard;
    return { delivered, figures: { cpu: (cpuMicroseconds(site.pid) - before.cpu) / delivered } };
  };
}
