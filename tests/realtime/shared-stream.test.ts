import fc from "fast-check";
import { expect, test } from "vitest";
import { TabWorld, type WorldTab } from "./tab-world";

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** Everyone shows everything, over as many connections as there must be, and goes on to do so. */
async function expectAllLive(world: TabWorld, connections: number): Promise<void> {
  for (const round of ["after all that", "and then"]) {
    for (const tab of world.tabs)
      expect(
        [...tab.shown].sort((a, b) => a - b),
        `${round} ${tab.topic}`,
      ).toEqual(upTo(world.revs.get(tab.topic) ?? 0));
    expect(world.sources(), round).toHaveLength(connections);
    for (const topic of ["a", "b"]) world.publish(topic);
    await world.settle();
  }
}

test("a tab alone has one connection, from what it shows, and no other", async () => {
  const world = new TabWorld({ locks: true, ids: true });
  world.publish("a");
  await world.openTab("a");
  await world.settle();
  const [source] = world.sources();
  await world.calm(40);
  expect(world.sources()).toEqual([source]);
  expect(source?.url).toBe(JSON.stringify([{ topic: "a", rev: 1 }]));
});

test("without locks every tab has its own connection", async () => {
  const world = new TabWorld({ locks: false, ids: true });
  await world.openTab("a");
  await world.openTab("a");
  await world.calm(1);
  await expectAllLive(world, 2);
});

test("a frozen leader is missed within fifteen seconds, and closes its connection when it is back", async () => {
  const world = new TabWorld({ locks: true, ids: true });
  for (let count = 0; count < 3; count++) await world.openTab("a");
  await world.calm(10);
  const [leader, ...others] = world.tabs as [WorldTab, ...WorldTab[]];
  leader.frozen = true;
  world.publish("a");
  for (let second = 0; second < 16; second++) {
    await world.pass(1_000);
    await world.settle();
  }
  expect(others.map(({ shown }) => shown.size)).toEqual([1, 1]);
  expect(others.every(({ states }) => states.includes("reconnecting"))).toBe(true);
  await world.calm(5);
  expect(world.tabs.map(({ states }) => states.at(-1))).toEqual(["open", "open", "open"]);
  await expectAllLive(world, 1);
});

test("a leader that only dozed keeps its place, and the others learn that all is well", async () => {
  const world = new TabWorld({ locks: true, ids: true });
  for (let count = 0; count < 2; count++) await world.openTab("a");
  await world.calm(10);
  const [leader, other] = world.tabs as [WorldTab, WorldTab];
  const sources = world.sources();
  leader.frozen = true;
  await world.pass(5_000);
  await world.pass(5_000);
  await world.settle();
  expect(other.states.at(-1)).toBe("reconnecting");
  await world.calm(1);
  expect(other.states.at(-1)).toBe("open");
  expect(world.sources()).toEqual(sources);
});

test("a tab that joins hears how things stand, whether or not anything changed", async () => {
  const world = new TabWorld({ locks: true, ids: true });
  await world.openTab("a");
  await world.calm(5);
  await world.openTab("a");
  await world.calm(5);
  expect(world.tabs.map(({ readies }) => readies)).toEqual([2, 1]);
});

test("words that a tab missed are made good", async () => {
  const world = new TabWorld({ locks: true, ids: true });
  for (let count = 0; count < 2; count++) await world.openTab("a");
  await world.calm(5);
  const [leader, other] = world.tabs as [WorldTab, WorldTab];
  world.publish("a");
  await world.step(leader, leader.queues.size - 1);
  other.queue("channel").length = 0;
  world.publish("a");
  await world.calm(5);
  await expectAllLive(world, 1);
});

test("beyond twenty topics those looked at last are served, and the others once they are looked at", async () => {
  const world = new TabWorld({ locks: true, ids: false });
  for (let count = 1; count <= 21; count++) await world.openTab(`t${count}`);
  await world.calm(5);
  world.publish("t1");
  world.publish("t2");
  await world.settle();
  const [first, second] = world.tabs as [WorldTab, WorldTab];
  expect([first.shown.size, second.shown.size]).toEqual([0, 1]);
  await world.look(first);
  await world.calm(5);
  expect(first.shown.size).toBe(1);
});

const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant("step" as const), tab: fc.nat(5), pick: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("publish" as const), topic: fc.constantFrom("a", "b") }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.constantFrom(100, 1_000, 5_000) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("open" as const), topic: fc.constantFrom("a", "b") }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("show" as const),
      tab: fc.nat(5),
      topic: fc.constantFrom("a", "b"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "freeze" as const,
        "thaw" as const,
        "close" as const,
        "crash" as const,
        "forget" as const,
      ),
      tab: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cut" as const) }) },
);

async function take(world: TabWorld, next: typeof step extends fc.Arbitrary<infer Step> ? Step : never) {
  if (next.do === "publish") return world.publish(next.topic);
  if (next.do === "pass") return world.pass(next.ms);
  if (next.do === "open") return world.tabs.length < 5 ? world.openTab(next.topic) : undefined;
  if (next.do === "cut") return world.sources().forEach((source) => source.cut());
  const tab = world.tabs[next.tab % world.tabs.length];
  if (!tab) return;
  switch (next.do) {
    case "step":
      return void (await world.step(tab, next.pick));
    case "show":
      return tab.frozen ? undefined : world.show(tab, next.topic);
    case "freeze":
      return void (tab.frozen = true);
    case "thaw":
      return void (tab.frozen = false);
    case "close":
      return tab.frozen ? undefined : world.close(tab);
    case "crash":
      return world.crash(tab);
    case "forget":
      return void tab.queue("channel").shift();
  }
}

test.each([{ ids: true }, { ids: false }])(
  "whatever happens to the tabs, in whatever order, none of them loses anything ($ids)",
  async ({ ids }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 160, size: "max" }), async (steps) => {
        const world = new TabWorld({ locks: true, ids });
        await world.openTab("a");
        for (const next of steps) await take(world, next);
        await world.calm(60);
        await expectAllLive(world, world.tabs.length > 0 ? 1 : 0);
      }),
      { numRuns: 100 },
    );
  },
  60_000,
);
