import { expect, onTestFinished } from "vitest";
import { faultTest, type StaffedSite } from "../support/fault-test";
import { openGate, type Gate } from "../support/gate";
import { sized } from "../support/long-run";
import type { Customer } from "../support/site";
import { keepWriting, Talk } from "../support/talk";
import { vitalsOf, type Vitals } from "../support/vitals";

const crowd = sized(20, 500);
const rounds = sized(1, 5);

/** Connections to PostgreSQL that come and go by themselves, each with a timer. */
const poolSize = 10;

faultTest(
  `${crowd} clients that come back at once get all they missed, and leave nothing behind when they go`,
  { users: sized(3, 11), env: { NODE_OPTIONS: "--inspect=127.0.0.1:0" } },
  async (site) => {
    const [server] = site.servers;
    const gate = await openGate(site.addresses[0] ?? "");
    onTestFinished(gate.close);
    const [early, ...later] = site.users;
    await visit(site, gate, { users: early ? [early] : [], readers: 2 });
    const before = await vitalsOf(server);
    await visit(site, gate, { users: later, readers: crowd });
    await expect
      .poll(async () => leftBehind(before, await vitalsOf(server)), { timeout: 15_000 })
      .toBeLessThanOrEqual(site.database ? 2 * poolSize : 0);
    const { heapBytes } = await vitalsOf(server);
    expect(heapBytes - before.heapBytes).toBeLessThan(10 * 1024 * 1024);
  },
);

/** Readers come, are cut off together while others write, come back together, and go. */
async function visit(
  site: StaffedSite,
  gate: Gate,
  { users, readers }: { users: Customer[]; readers: number },
): Promise<void> {
  const route = { address: () => `http://127.0.0.1:${gate.port}` };
  const talks = users.map((user) => Talk.between(site, user, site.agent));
  for (let reader = 0; reader < readers; reader++) talks[reader % talks.length]?.addReader(route);
  await Promise.all(talks.map((talk) => talk.follows()));
  for (let round = 0; round < rounds; round++) {
    const writing = keepWriting(talks);
    gate.cut();
    await writing.taken(20);
    await gate.mend();
    await writing.taken(20);
    await writing.stop();
  }
  for (const talk of talks) await talk.expectKept();
  for (const talk of talks) await talk.close();
}

/** How many handles there are more than before. */
function leftBehind(before: Vitals, after: Vitals): number {
  const count = ({ handles }: Vitals) => Object.values(handles).reduce((sum, number) => sum + number, 0);
  return count(after) - count(before);
}
