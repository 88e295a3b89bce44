import { expect } from "vitest";
import { faultTest } from "../support/fault-test";
import { sized } from "../support/long-run";
import { keepWriting, Talk } from "../support/talk";

faultTest(
  "SIGTERM under load ends with status 0 within 10 s, and the next start loses, doubles and hides nothing",
  { users: 2, assistant: true },
  async (site) => {
    const talks = site.users.map((user) => Talk.between(site, user, site.agent));
    const writing = keepWriting(talks);
    for (let stops = 0; stops < sized(1, 10); stops++) {
      await writing.taken(sized(30, 400));
      const from = performance.now();
      expect(await site.servers[0]?.stop()).toBe(0);
      expect(performance.now() - from).toBeLessThan(10_000);
      await site.servers[0]?.restart();
    }
    await writing.taken(20);
    await writing.stop();
    for (const talk of talks) await talk.expectKept();
  },
);

faultTest(
  "processes that are stopped and started one after the other under load refuse nobody for long, and lose nothing",
  { needs: ["PostgreSQL", "Redis"], processes: 2, users: 2 },
  async (site) => {
    const talks = site.users.map((user) => Talk.between(site, user, site.agent));
    const writing = keepWriting(talks);
    for (let rounds = 0; rounds < sized(1, 5); rounds++) {
      for (const server of site.servers) {
        await writing.taken(sized(40, 400));
        expect(await server.stop()).toBe(0);
        await server.restart();
      }
    }
    await writing.stop();
    for (const talk of talks) await talk.expectKept();
    const waits = talks.flatMap(({ outboxes }) =>
      outboxes.flatMap(({ acknowledged }) =>
        [...acknowledged.values()].map(({ sentAt, acknowledgedAt }) => acknowledgedAt - sentAt),
      ),
    );
    expect(Math.max(...waits)).toBeLessThan(5_000);
  },
);
