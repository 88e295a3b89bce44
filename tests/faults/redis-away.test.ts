import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import type { Message } from "~/conversations/message";
import { faultTest, type StaffedSite } from "../support/fault-test";
import { sized } from "../support/long-run";
import { keepWriting, Talk } from "../support/talk";

/** How long it is away, in milliseconds. */
const absence = sized(5_000, 30_000);

/** The user is on one process, the agent on the other, while Redis is away and when it is back. */
async function outlive(site: StaffedSite, goAway: () => void): Promise<void> {
  const [here, there] = site.addresses;
  const talk = new Talk(site, site.user);
  const user = talk.addUser({ address: () => here ?? "" });
  const agent = talk.addAgent(site.agent, { address: () => there ?? "" });
  const writing = keepWriting([talk]);
  await writing.taken(20);
  goAway();
  await pause(absence);
  await site.redis?.mend();
  await writing.taken(20);
  await writing.stop();
  const stored = await talk.expectKept();
  for (const [reader, writer] of [
    [user, agent],
    [agent, user],
  ] as const)
    expect(slowest(stored, { ...reader.tab, acknowledged: writer.outbox.acknowledged })).toBeLessThan(5_000);
}

/** The longest any acknowledged message took to reach the reader, in milliseconds. */
function slowest(
  stored: Message[],
  {
    arrivals,
    acknowledged,
  }: { arrivals: Map<string, number>; acknowledged: Map<string, { acknowledgedAt: number }> },
): number {
  const delays = stored.flatMap(({ id, clientId }) => {
    const taken = acknowledged.get(clientId);
    return taken ? (arrivals.get(id) ?? Infinity) - taken.acknowledgedAt : [];
  });
  return Math.max(...delays);
}

faultTest(
  "while Redis refuses connections, what one process takes reaches the readers of another within 5 s",
  { needs: ["PostgreSQL", "Redis"], processes: 2 },
  (site) => outlive(site, () => site.redis?.cut()),
);

faultTest(
  "while Redis answers nothing, what one process takes reaches the readers of another within 5 s",
  { needs: ["PostgreSQL", "Redis"], processes: 2 },
  (site) => outlive(site, () => site.redis?.stall()),
);
