import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { readAnswer, type Asking, type Heard } from "./load/answer-reader.ts";
import { alternate, type Side } from "./measure/alternate.ts";
import type { Line } from "./measure/comparison.ts";
import { percentile } from "./measure/percentile.ts";
import { cpuMicroseconds } from "./measure/process-usage.ts";
import type { Row } from "./measure/row.ts";
import { openAssistantSite, type AssistantSite } from "./world/assistant-site.ts";
import { whyNoPostgres } from "./world/bench-database.ts";
import { whyNoRedis } from "./world/redis.ts";
import type { Script } from "./world/script.ts";
import { peerSite } from "./world/site.ts";

const cpuUnit = "µs of CPU per token, PostgreSQL's included";

/** An answer on its way from a scripted model to those who read it, and a stop on its way back. */
export const assistant: Row = async ({ rounds, quick }) => {
  const because = (await whyNoPostgres()) ?? whyNoRedis();
  if (because !== null) return [{ work: "an answer", against: "the model's words as they come", because }];
  const site = await openAssistantSite({ conversations: 100 });
  const lines = [
    ...(await tokens(site, rounds, quick)),
    await growth(site, rounds),
    await viewers(site, rounds),
    ...(await firstWords(site, rounds, quick ? 10 : 30)),
    ...(await stops(site, rounds, quick ? 20 : 100)),
  ];
  await site.close();
  return lines;
};

/** A model of about 500 tokens a second, and one eight times as fast. */
const usual = { atOnce: 1, everyMs: 2, thinksMs: 0 };
const fast = { atOnce: 8, everyMs: 2, thinksMs: 0 };

async function tokens(site: AssistantSite, rounds: number, quick: boolean): Promise<Line[]> {
  const lines: Line[] = [];
  const works: [work: string, streams: number, script: Script][] = [
    ["500 tokens, 1 stream", 1, { ...usual, words: 500 }],
    ["500 tokens, 20 streams", 20, { ...usual, everyMs: 10, words: 500 }],
    ["500 tokens, 100 streams", 100, { ...usual, everyMs: 20, words: quick ? 250 : 500 }],
    ["10,000 tokens, 1 stream", 1, { ...fast, words: 10_000 }],
  ];
  for (const [work, streams, script] of works) {
    await site.say(script);
    const measured = await alternate(rounds, {
      parley: spoken(site, streams),
      direct: direct(site, streams),
    });
    lines.push({
      work,
      against: "the model's words written as they come",
      unit: cpuUnit,
      ours: measured.parley.cpu,
      theirs: measured.direct.cpu,
      target: { atMost: 3 },
    });
  }
  return lines;
}

async function growth(site: AssistantSite, rounds: number): Promise<Line> {
  const ofWords = (count: number): Side<"cpu"> => {
    const side = spoken(site, 1);
    return async () => {
      await site.say({ ...fast, words: count });
      const { figures } = await side();
      return { delivered: 1, figures };
    };
  };
  const { many, few } = await alternate(rounds, { many: ofWords(10_000), few: ofWords(1_000) });
  const sides = { ours: many.cpu, theirs: few.cpu };
  return { work: "10,000 tokens", against: "1,000 tokens", unit: cpuUnit, ...sides, target: { atMost: 1.1 } };
}

/** What nine more viewers of one answer cost, against a bare loop that writes as often to ten readers. */
async function viewers(site: AssistantSite, rounds: number): Promise<Line> {
  const loop = await peerSite("bare-loop", 1);
  await loop.open(10);
  await site.say({ ...usual, words: 1_000 });
  const watched =
    (count: number): Side<"cpu"> =>
    async () => {
      const before = await site.cpu();
      const [asking] = site.askings(1);
      const reading = readAnswer(asking as Asking);
      await site.running(0);
      const watching = Array.from({ length: count }, () => readAnswer(site.watching(0)));
      const heard = await Promise.all([reading, ...watching]);
      const frames = Math.max(...heard.map((each) => each.frames));
      return { delivered: 1, figures: { cpu: ((await site.cpu()) - before) / frames } };
    };
  const bare: Side<"cpu"> = async () => {
    const before = cpuMicroseconds(loop.pid);
    const heardBefore = await loop.heard();
    await loop.publish({ turns: 130, burst: 1, everyMs: 15 });
    const delivered = (await loop.heard()) - heardBefore;
    return { delivered: 1, figures: { cpu: (cpuMicroseconds(loop.pid) - before) / delivered } };
  };
  const { ten, one, bareLoop } = await alternate(rounds, {
    ten: watched(9),
    one: watched(0),
    bareLoop: bare,
  });
  await loop.stop();
  return {
    work: "a viewer more of an answer, 1 to 10",
    against: "a bare loop on http, 10 readers",
    unit: "µs of CPU per frame",
    ours: ten.cpu.map((cpu, round) => (cpu - (one.cpu[round] ?? NaN)) / 9),
    theirs: bareLoop.cpu,
    target: { atMost: 1.1 },
  };
}

async function firstWords(site: AssistantSite, rounds: number, answers: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const thinksMs of [300, 0]) {
    await site.say({ words: 5, atOnce: 5, everyMs: 1, thinksMs });
    const timed =
      (ask: () => Promise<Heard>): Side<"p50"> =>
      async () => {
        const taken: number[] = [];
        while (taken.length < answers) taken.push((await ask()).firstAfterMs);
        return { delivered: answers, figures: { p50: percentile(taken, 50) } };
      };
    const { parley, bare } = await alternate(rounds, {
      parley: timed(() => readAnswer(site.askings(1)[0] as Asking)),
      bare: timed(() => readAnswer({ url: site.peer.url, path: "/stream-text", json: {} })),
    });
    lines.push({
      work: `first words of a model that thinks for ${thinksMs} ms`,
      against: "bare streamText",
      unit: "ms, median",
      ours: parley.p50,
      theirs: bare.p50,
      target: { atMost: 1.3 },
    });
  }
  return lines;
}

/** From the request to stop to the end of the connection to the model. */
async function stops(site: AssistantSite, rounds: number, times: number): Promise<Line[]> {
  await site.say({ words: 10_000, atOnce: 1, everyMs: 5, thinksMs: 0 });
  const timed =
    (url: string): Side<"p50" | "p99"> =>
    async () => {
      const taken: number[] = [];
      while (taken.length < times) taken.push(await site.stopAnswer(url));
      return { delivered: times, figures: { p50: percentile(taken, 50), p99: percentile(taken, 99) } };
    };
  const measured = await alternate(rounds, { same: timed(site.urls[0]), other: timed(site.urls[1]) });
  const lines = [
    { work: "a stop reaches the model", ...measured.same },
    { work: "a stop reaches the model of another process", ...measured.other },
  ];
  const promised = measured.same.p50.map(() => 50);
  return lines.flatMap(({ work, p50, p99 }) => {
    const line = { work, against: "50 ms", theirs: promised, target: { atMost: 1 } };
    return [
      { ...line, unit: "ms, median", ours: p50 },
      { ...line, unit: "ms at the 99th percentile", ours: p99 },
    ];
  });
}

/** Asks in so many conversations at once, and reads all answers to their ends. */
function spoken(site: AssistantSite, streams: number): Side<"cpu"> {
  return () => perToken(site.cpu, site.askings(streams));
}

function direct(site: AssistantSite, streams: number): Side<"cpu"> {
  const asking = { url: site.peer.url, path: "/direct", json: { id: randomUUID() } };
  return () => perToken(async () => cpuMicroseconds(site.peer.pid), Array<Asking>(streams).fill(asking));
}

/** Between two questions, in milliseconds: people do not ask all at once. */
const apart = 20;

async function perToken(cpu: () => Promise<number>, askings: Asking[]) {
  const before = await cpu();
  const heard = await Promise.all(
    askings.map(async (asking, index) => {
      await pause(index * apart);
      return readAnswer(asking);
    }),
  );
  const delivered = heard.reduce((sum, { words }) => sum + words, 0);
  return { delivered, figures: { cpu: ((await cpu()) - before) / delivered } };
}
