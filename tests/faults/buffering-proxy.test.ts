import { expect, onTestFinished } from "vitest";
import { openBufferingProxy } from "../support/buffering-proxy";
import { faultTest } from "../support/fault-test";
import { Tab } from "../support/tab";
import { Talk } from "../support/talk";

faultTest(
  "behind a proxy that compresses and collects what it may, every event comes at once",
  {},
  async (site) => {
    const port = await openBufferingProxy(site.url);
    const talk = new Talk(site, site.user);
    const behind = talk.addUser({ address: () => `http://127.0.0.1:${port}` });
    const before = talk.addAgent(site.agent);
    await talk.follows();
    for (let number = 1; number <= 20; number++) {
      await before.outbox.send(`Number ${number} of the team`);
      await behind.outbox.send(`Number ${number} of the user`);
    }
    const stored = await talk.expectKept();
    const delays = stored.map(
      ({ id }) => (behind.tab.arrivals.get(id) ?? Infinity) - (before.tab.arrivals.get(id) ?? 0),
    );
    expect(Math.max(...delays)).toBeLessThan(1_000);

    const deafPort = await openBufferingProxy(site.url, { deaf: true });
    const place = { url: site.url, page: "/messages", events: "/messages/events" };
    const heldBack = new Tab(site.user, { ...place, address: () => `http://127.0.0.1:${deafPort}` });
    onTestFinished(() => heldBack.close());
    await expect.poll(() => heldBack.live, { timeout: 10_000 }).not.toBeNull();
    await before.outbox.send("This is not passed on by a proxy that heeds nothing");
    await expect.poll(() => behind.tab.arrivals.size, { timeout: 10_000 }).toBe(stored.length + 1);
    expect(heldBack.counts.events).toBe(0);
  },
);
