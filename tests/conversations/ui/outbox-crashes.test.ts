import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deviceOutbox, type KeptMessage } from "~/conversations/ui/composer/device-outbox";
import { keepMessages } from "~/conversations/ui/thread/kept-messages";
import { openOutbox, type Outbox } from "~/conversations/ui/composer/outbox";
import type { Posted } from "~/conversations/ui/composer/post-message";
import { ModelServer } from "./model-server";

/** How a request goes: turns of the event loop there and back, and whether its answer is lost on the way. */
type Trip = { there: number; back: number; isAnswerLost: boolean };

type Step =
  | { kind: "press" | "kill" | "wake"; tab: number }
  | { kind: "network"; isUp: boolean }
  | { kind: "time"; turns: number };

type Tab = { outbox: Outbox; kill: () => Promise<void>; death: Promise<void> };

const never = new Promise<never>(() => undefined);

async function pass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
}

/** One person's browser with several tabs, which may die between any two steps of what they do. */
class Browser {
  readonly server = new ModelServer();
  readonly pressed: string[] = [];
  readonly kept: string[] = [];
  readonly #place: string;
  readonly #trips: Trip[];
  readonly #tabs = new Map<number, Tab>();
  readonly #pressing: Promise<void>[] = [];
  #trip = 0;

  constructor(place: string, trips: Trip[]) {
    this.#place = place;
    this.#trips = trips;
  }

  tab(number: number): Tab {
    const known = this.#tabs.get(number);
    if (known) return known;
    const tab = this.#open(number);
    this.#tabs.set(number, tab);
    return tab;
  }

  press(number: number): void {
    const clientId = `key-${this.pressed.length + 1}`;
    this.pressed.push(clientId);
    const message = { clientId, body: clientId, createdAt: "2026-11-22T12:00:00.000Z" };
    const { outbox, death } = this.tab(number);
    const keeping = outbox.send(message).then(() => void this.kept.push(clientId));
    this.#pressing.push(Promise.race([keeping, death]));
  }

  /** Every press is kept, or died with its tab. */
  settled = () => Promise.all(this.#pressing);

  isEmpty = async () => (await deviceOutbox(this.#place).list()).length === 0;

  wakeAll(): void {
    for (const { outbox } of this.#tabs.values()) outbox.wake();
  }

  async closeAll(): Promise<void> {
    for (const { kill } of [...this.#tabs.values()]) await kill();
  }

  #open(number: number): Tab {
    let isDead = false;
    const { promise: death, resolve: die } = Promise.withResolvers<void>();
    const unlessDead = async <T>(work: Promise<T>): Promise<T> => {
      const result = await work;
      return isDead ? never : result;
    };
    // Whatever still runs of it reaches nothing and has its turn over at once.
    const gone = () => Promise.reject<never>(new Error("dead"));
    const device = deviceOutbox(this.#place);
    const outbox = openOutbox({
      place: this.#place,
      kept: keepMessages({
        list: () => (isDead ? gone() : unlessDead(device.list())),
        add: (message) => (isDead ? gone() : unlessDead(device.add(message))),
        change: (clientId, fields) => (isDead ? gone() : unlessDead(device.change(clientId, fields))),
        remove: (clientId) => (isDead ? gone() : unlessDead(device.remove(clientId))),
      }),
      post: (message) => (isDead ? never : unlessDead(this.#post(message))),
      onSent: () => unlessDead(pass(1)),
      onChange: () => undefined,
    });
    const kill = async () => {
      isDead = true;
      die();
      outbox.close();
      this.#tabs.delete(number);
      // A browser gives the lock of a tab that died to the next.
      await navigator.locks.request(`parley outbox ${this.#place}`, { steal: true }, () => undefined);
    };
    return { outbox, kill, death };
  }

  /** What was sent arrives, even where the tab that sent it has died. */
  async #post(message: KeptMessage): Promise<Posted> {
    const trip = this.#trips[this.#trip++ % this.#trips.length] ?? { there: 0, back: 0, isAnswerLost: false };
    await pass(trip.there);
    const posted = this.server.take(message);
    await pass(trip.back);
    const lost: Posted = { ok: false, status: null, type: null, detail: null, retryAfter: 0 };
    return trip.isAnswerLost && this.server.isReachable ? lost : posted;
  }
}

async function take(browser: Browser, step: Step): Promise<void> {
  switch (step.kind) {
    case "press":
      return browser.press(step.tab);
    case "kill":
      return browser.tab(step.tab).kill();
    case "wake":
      return browser.tab(step.tab).outbox.wake();
    case "network":
      browser.server.isReachable = step.isUp;
      return;
    case "time":
      return pass(step.turns);
  }
}

const tab = fc.integer({ min: 0, max: 2 });
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("press" as const), tab }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("kill" as const, "wake" as const), tab }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("network" as const), isUp: fc.boolean() }) },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant("time" as const), turns: fc.integer({ min: 1, max: 12 }) }),
    },
  ),
  { maxLength: 30 },
);
const trip = fc.record({
  there: fc.nat({ max: 6 }),
  back: fc.nat({ max: 6 }),
  isAnswerLost: fc.boolean(),
});

test("whichever tabs die at whatever step, what was kept is stored once, in the order of pressing Send", async () => {
  let places = 0;
  const property = fc.asyncProperty(
    steps,
    fc.array(trip, { minLength: 1, maxLength: 8 }),
    async (all, trips) => {
      const browser = new Browser(`member conversation-${++places}`, [
        ...trips,
        { there: 1, back: 1, isAnswerLost: false },
      ]);
      for (const step of all) await take(browser, step);
      browser.server.isReachable = true;
      await browser.settled();
      browser.tab(9);
      for (let turn = 0; turn < 2_000 && !(await browser.isEmpty()); turn++) {
        browser.wakeAll();
        await pass(1);
      }
      const stored = browser.server.stored.map(({ clientId }) => clientId);
      expect(await browser.isEmpty()).toBe(true);
      expect(stored).toEqual(browser.pressed.filter((clientId) => stored.includes(clientId)));
      expect(browser.kept.filter((clientId) => !stored.includes(clientId))).toEqual([]);
      await browser.closeAll();
    },
  );
  await fc.assert(property, { numRuns: 500 });
}, 60_000);
