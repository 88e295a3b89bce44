import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { reportOf, rssOf, tableOf, type Held } from "../support/load-report";
import { long, sized } from "../support/long-run";
import { hasRedisServer, startRedis, type OwnRedis } from "../support/own-redis";
import { missing, openSite, type Site } from "../support/site";
import { Talk } from "../support/talk";

/**
 * The demo at a busy hour: 10 users and 2 of the team have their pages open and write 5 messages a second between
 * them. At length this is ten times that: 100 users, 20 of the team, 50 messages a second, for five minutes.
 */
const load = sized(
  { users: 5, agents: 1, perSecond: 10, seconds: 3 },
  { users: 100, agents: 20, perSecond: 50, seconds: Number(process.env.FAULTS_SECONDS ?? 300) },
);

/** How many users the team leaves to the assistant. */
const ofAssistant = Math.ceil(load.users / 10);

test(
  "at ten times the demo's load, with Redis restarted and a process killed, everything is stored and shown once",
  { timeout: load.seconds * 1_000 + 300_000 },
  async () => {
    const processes = missing("PostgreSQL", "Redis") === null ? 2 : 1;
    const redis = processes > 1 && hasRedisServer() ? await startRedis() : null;
    const site = await openSite({
      ...load,
      processes,
      assistant: true,
      ...(redis && { redisUrl: redis.url }),
    });
    onTestFinished(() => site.close(), 60_000);
    const talks = await openTalks(site);
    const began = performance.now();
    const held: Held[] = [];
    const look = () => held.push({ at: performance.now(), mebibytes: site.servers.map(rssOf) });
    const watch = setInterval(look, (load.seconds * 1_000) / 20);
    await Promise.all([
      write(talks),
      pause(load.seconds * 250).then(() => restartRedis(site, redis)),
      pause(load.seconds * 500).then(() => killOne(site)),
    ]);
    await Promise.all(talks.flatMap(({ outboxes }) => outboxes.map((outbox) => outbox.emptied())));
    clearInterval(watch);
    for (const talk of talks) await talk.answered();

    const stored = [];
    for (const talk of talks) stored.push(await talk.expectKept());
    const report = reportOf(talks, stored);
    if (long) console.log(tableOf(report, began, held));
    const { counts } = report;
    expect(counts["acknowledged"]).toBe(counts["handed in"]);
    expect(counts["stored, of people"]).toBe(counts["acknowledged"]);
    expect(counts["delivered"]).toBe(counts["to deliver (stored × tabs)"]);
    expect(counts["doubled"]).toBe(0);
  },
);

/** Every user has a tab and everyone of the team one for each of their users, and the inbox open besides. */
async function openTalks(site: Site): Promise<Talk[]> {
  const talks: Talk[] = [];
  for (const [index, user] of site.users.entries()) {
    const talk = new Talk(site, user);
    talk.addUser();
    const agent = site.agents[index % site.agents.length];
    if (!agent) throw new Error("A site without a team");
    const { outbox } = talk.addAgent(agent);
    if (index < ofAssistant) talk.outboxes.splice(talk.outboxes.indexOf(outbox), 1);
    if (index < site.agents.length) talk.addInbox(agent);
    await talk.follows();
    talks.push(talk);
  }
  return talks;
}

/** Hands in messages at an even pace, to outboxes in turn. */
async function write(talks: Talk[]): Promise<void> {
  const outboxes = talks.flatMap((talk) => talk.outboxes);
  const began = performance.now();
  for (let number = 0; number < load.seconds * load.perSecond; number++) {
    await pause(Math.max(0, began + (number * 1_000) / load.perSecond - performance.now()));
    void outboxes[number % outboxes.length]?.send(`Message ${number}: can I send used boots back?`);
  }
}

async function restartRedis(site: Site, redis: OwnRedis | null): Promise<void> {
  await (redis ? redis.stop() : site.redis?.cut());
  await pause(sized(500, 3_000));
  await (redis ? redis.start() : site.redis?.mend());
}

async function killOne(site: Site): Promise<void> {
  await site.servers[0]?.kill();
  await pause(sized(0, 3_000));
  await site.servers[0]?.restart();
}
