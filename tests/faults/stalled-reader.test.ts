import { expect } from "vitest";
import { faultTest } from "../support/fault-test";
import { Talk } from "../support/talk";

/** About 30 KB each: as much as the system keeps for a reader has to be filled before Parley has to. */
const longest = "€".repeat(10_000);

/** Fewer than a stream replays. */
const many = 400;

faultTest("a reader that stops reading is cut, and resumes without a loss", {}, async (site) => {
  const [direct = ""] = site.addresses;
  const talk = new Talk(site, site.user);
  const frozen = talk.addUser({ address: () => direct }).tab;
  const { tab: awake, outbox } = talk.addAgent(site.agent, { address: () => direct });
  await talk.follows();
  frozen.freeze();
  for (let sent = 0; sent < many; sent++) await outbox.send(longest);
  await expect.poll(() => awake.arrivals.size, { timeout: 10_000 }).toBe(many);
  frozen.wake();
  await expect.poll(() => frozen.counts.opened, { timeout: 10_000 }).toBe(2);
  await talk.expectKept();
  expect(awake.counts.opened).toBe(1);
});
