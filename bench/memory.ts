import type { Line } from "./measure/comparison.ts";
import { whyNoNchan } from "./peers/nchan.ts";
import { openFilesLimit, residentKib } from "./measure/process-usage.ts";
import type { Row } from "./measure/row.ts";
import { nchanSite, parleySite, peerSite, type Site } from "./world/site.ts";

/** Streams that are open before the first figure is taken: what a server needs once is there then. */
const warmUp = 100;

/** Files a server has open beside its connections. */
const otherFiles = 500;

/** KiB of all streams together, a figure per round. */
type Held = { few: number[]; many: number[] };

/** What idle streams add to a server's memory: up to 20,000 of them, or as many as this machine's limit allows. */
export const memory: Row = async ({ rounds, quick }) => {
  const many = quick ? 1_000 : Math.min(20_000, Math.floor((openFilesLimit() - otherFiles) / 100) * 100);
  const few = many / 10;
  const parley: Held = { few: [], many: [] };
  const bare: Held = { few: [], many: [] };
  const nchan: Held = { few: [], many: [] };
  const noNchan = whyNoNchan();
  for (let round = 0; round < rounds; round++) {
    await hold(parley, await parleySite(few), { few, many });
    await hold(bare, await peerSite("bare-loop", few), { few, many });
    if (noNchan === null) await hold(nchan, await nchanSite(few), { few, many });
  }
  const lines = (
    [
      ["few", few],
      ["many", many],
    ] as const
  ).flatMap(([size, streams]): Line[] => {
    const each = (held: Held) => held[size].map((all) => all / streams);
    const line = { work: `${streams} idle streams`, unit: "KiB a stream", ours: each(parley) };
    return [
      noNchan === null
        ? { ...line, against: "nchan", theirs: each(nchan), target: { atMost: 4.5 } }
        : { work: line.work, against: "nchan", because: noNchan },
      { ...line, against: "bare Node", theirs: each(bare), target: { atMost: 2 } },
    ];
  });
  const growth = { ours: parley.many, theirs: parley.few, target: { atMost: 10.5 } };
  return [...lines, { work: `${many} idle streams`, unit: "KiB", against: `${few} of them`, ...growth }];
};

/** Opens the few and then the many, each on a conversation of its own as far as they go, and ends the server. */
async function hold(held: Held, site: Site, { few, many }: { few: number; many: number }): Promise<void> {
  await site.open(warmUp);
  const before = await settled(site);
  await site.open(few);
  held.few.push((await settled(site)) - before);
  await site.open(many - few);
  held.many.push((await settled(site)) - before);
  await site.stop();
}

async function settled(site: Site): Promise<number> {
  await site.settle();
  return residentKib(site.pid);
}
