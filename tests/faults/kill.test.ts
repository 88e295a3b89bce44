import { expect } from "vitest";
import { faultTest } from "../support/fault-test";
import { sized } from "../support/long-run";
import { keepWriting, Talk } from "../support/talk";

faultTest(
  "kill -9 under concurrent sends loses, doubles and hides nothing, and serves again within 10 s",
  { users: 2, assistant: true },
  async (site) => {
    const talks = site.users.map((user) => Talk.between(site, user, site.agent));
    const writing = keepWriting(talks);
    for (let kills = 0; kills < sized(1, 10); kills++) {
      await writing.taken(sized(30, 400));
      await site.servers[0]?.kill();
      const from = performance.now();
      await site.servers[0]?.restart();
      expect(performance.now() - from).toBeLessThan(10_000);
    }
    await writing.taken(20);
    await writing.stop();
    for (const talk of talks) await talk.expectKept();
    for (const { counts } of talks.flatMap(({ tabs }) => tabs)) expect(counts.opened).toBeGreaterThan(1);
  },
);
