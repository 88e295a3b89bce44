import { onTestFinished, vi } from "vitest";
import { SharedStream } from "~/realtime/shared-stream";
import type { StreamSource } from "~/realtime/stream-source";

type Task = () => void;
type Timer = { at: number; every: number | null; run: Task };
type LockRequest = { tab: WorldTab; hold: () => unknown; reject: (reason: unknown) => void };

/** A stream whose topics are numbered rows; its address is what is asked for. */
const rows: StreamSource = {
  name: "rows",
  address: (shown) => JSON.stringify(shown),
  topicOf: (_event, data) => (data as { topic: string }).topic,
};

/**
 * A browser, its server and the time: tabs that share a stream, whose tasks run when told, in any order that a
 * browser allows: what comes over one channel or connection stays in its order. One world at a time.
 */
export class TabWorld {
  readonly tabs: WorldTab[] = [];
  /** The newest rev of each topic. */
  readonly revs = new Map<string, number>();
  readonly #locks: boolean;
  readonly #ids: boolean;
  #holder: LockRequest | undefined;
  readonly #line: LockRequest[] = [];
  #current: WorldTab | undefined;
  #now = 1_000_000;
  #random = 1;

  constructor({ locks, ids }: { locks: boolean; ids: boolean }) {
    this.#locks = locks;
    this.#ids = ids;
    this.#stubBrowser();
  }

  openTab(topic: string): Promise<void> {
    const tab = new WorldTab(topic, this.#rev(topic));
    this.tabs.push(tab);
    return this.#run(tab, () => tab.load());
  }

  /** The page goes to another topic, as it is now. */
  show(tab: WorldTab, topic: string): Promise<void> {
    return this.#run(tab, () => tab.show(topic, this.#rev(topic)));
  }

  look(tab: WorldTab): Promise<void> {
    return this.#run(tab, () => tab.document.dispatchEvent(new Event("visibilitychange")));
  }

  async close(tab: WorldTab): Promise<void> {
    await this.#run(tab, () => tab.window.dispatchEvent(new Event("pagehide")));
    this.crash(tab);
  }

  crash(tab: WorldTab): void {
    tab.gone = true;
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    for (const request of this.#line.filter((each) => each.tab === tab)) this.#leaveLine(request);
    if (this.#holder?.tab === tab) this.#release(this.#holder);
  }

  publish(topic: string): void {
    const rev = this.#rev(topic) + 1;
    this.revs.set(topic, rev);
    for (const source of this.sources()) source.deliver("message", topic, rev);
  }

  /** Connections that are open. */
  sources(): WorldSource[] {
    return this.tabs.flatMap((tab) => [...tab.sources]);
  }

  /** Runs a tab's next task of one of its queues. */
  async step(tab: WorldTab, pick: number): Promise<boolean> {
    const queues = tab.frozen ? [] : [...tab.queues.values()].filter((queue) => queue.length > 0);
    const task = queues[pick % queues.length]?.shift();
    if (task) await this.#run(tab, task);
    return task !== undefined;
  }

  async settle(): Promise<void> {
    for (const tab of [...this.tabs]) if (await this.step(tab, 0)) return this.settle();
  }

  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    vi.setSystemTime(this.#now);
    for (const tab of this.tabs)
      for (const timer of tab.frozen ? [] : [...tab.timers].filter(({ at }) => at <= this.#now)) {
        if (timer.every === null) tab.timers.delete(timer);
        else timer.at = this.#now + timer.every;
        await this.#run(tab, timer.run);
      }
  }

  /** Nothing hinders anyone any more, for a while. */
  async calm(seconds: number): Promise<void> {
    for (const tab of this.tabs) tab.frozen = false;
    for (let second = 0; second < seconds; second++) {
      await this.settle();
      await this.pass(1_000);
    }
    await this.settle();
  }

  #rev(topic: string): number {
    return this.revs.get(topic) ?? 0;
  }

  /** What follows from a task at once belongs to its tab too. */
  async #run(tab: WorldTab, task: Task): Promise<void> {
    this.#current = tab;
    vi.stubGlobal("window", tab.window);
    vi.stubGlobal("document", tab.document);
    task();
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
  }

  #stubBrowser(): void {
    vi.useFakeTimers({ toFake: ["Date"], now: this.#now });
    vi.spyOn(Math, "random").mockImplementation(
      () => (this.#random = (this.#random * 48_271) % 2_147_483_647) / 2_147_483_647,
    );
    const current = () => this.#current!;
    const setTimer = (every: boolean) => (run: Task, ms: number) => {
      const timer = { at: this.#now + ms, every: every ? ms : null, run };
      current().timers.add(timer);
      return timer;
    };
    const clearTimer = (timer: Timer) => current().timers.delete(timer);
    const request = (_name: string, options: LockOptions, hold: () => unknown) =>
      this.#request(current(), options, hold);
    const [tabs, ids, revs] = [this.tabs, this.#ids, this.revs];
    const stubs = {
      setTimeout: setTimer(false),
      clearTimeout: clearTimer,
      setInterval: setTimer(true),
      clearInterval: clearTimer,
      navigator: { onLine: true, locks: this.#locks ? { request } : undefined },
      BroadcastChannel: class extends WorldChannel {
        constructor() {
          super(current(), tabs);
        }
      },
      EventSource: class extends WorldSource {
        constructor(url: string) {
          super(current(), url, { ids, revs });
        }
      },
    };
    for (const [name, stub] of Object.entries(stubs)) vi.stubGlobal(name, stub);
    onTestFinished(() => {
      vi.unstubAllGlobals();
      vi.useRealTimers();
    });
  }

  #request(tab: WorldTab, { steal, signal }: LockOptions, hold: () => unknown): Promise<void> {
    return new Promise((_, reject) => {
      const request: LockRequest = { tab, hold, reject };
      const stolen = steal ? this.#holder : undefined;
      stolen?.tab.queue("locks").push(() => stolen.reject(new Error("AbortError")));
      if (steal) this.#line.unshift(request);
      else this.#line.push(request);
      signal?.addEventListener("abort", () => {
        if (this.#leaveLine(request)) reject(new Error("AbortError"));
      });
      if (stolen || !this.#holder) this.#grantNext();
    });
  }

  #leaveLine(request: LockRequest): boolean {
    const at = this.#line.indexOf(request);
    if (at >= 0) this.#line.splice(at, 1);
    return at >= 0;
  }

  #grantNext(): void {
    const next = (this.#holder = this.#line.shift());
    next?.tab.queue("locks").push(() => void Promise.resolve(next.hold()).then(() => this.#release(next)));
  }

  #release(request: LockRequest): void {
    if (this.#holder === request) this.#grantNext();
  }
}

/** A tab, and what its page shows of a topic. */
export class WorldTab {
  readonly window = new EventTarget();
  readonly document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  readonly timers = new Set<Timer>();
  readonly queues = new Map<unknown, Task[]>();
  readonly channels = new Set<WorldChannel>();
  readonly sources = new Set<WorldSource>();
  readonly states: string[] = [];
  readies = 0;
  frozen = false;
  gone = false;
  topic: string;
  shown = new Set<number>();
  #stream: SharedStream | undefined;
  #stop: Task = () => undefined;
  #rev: number;

  constructor(topic: string, rev: number) {
    this.topic = topic;
    this.#rev = rev;
  }

  load(): void {
    this.#stream = new SharedStream(rows);
    this.show(this.topic, this.#rev);
  }

  show(topic: string, rev: number): void {
    this.#stop();
    this.topic = topic;
    this.shown = new Set(Array.from({ length: rev }, (_, row) => row + 1));
    this.#stop = this.#stream!.follow({
      shown: { topic, rev },
      onEvent: ({ name, data }) => {
        const row = data as { topic: string; rev: number };
        if (name === "ready") this.readies++;
        if (name === "message" && row.topic === topic) this.shown.add(row.rev);
      },
      onState: (state) => this.states.push(state),
    });
  }

  queue(of: unknown): Task[] {
    const queue = this.queues.get(of) ?? [];
    this.queues.set(of, queue);
    return queue;
  }
}

class WorldChannel {
  onmessage: ((message: { data: unknown }) => void) | null = null;
  readonly #tab: WorldTab;
  readonly #tabs: WorldTab[];

  constructor(tab: WorldTab, tabs: WorldTab[]) {
    this.#tab = tab;
    this.#tabs = tabs;
    tab.channels.add(this);
  }

  postMessage(words: unknown): void {
    const data: unknown = structuredClone(words);
    for (const tab of this.#tabs)
      for (const channel of tab.channels)
        if (channel !== this) tab.queue("channel").push(() => channel.onmessage?.({ data }));
  }

  close(): void {
    this.onmessage = null;
    this.#tab.channels.delete(this);
  }
}

/** A connection to a server that replays by rev, then says `ready`, then what happens. */
class WorldSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 0;
  onopen: Task | null = null;
  onerror: Task | null = null;
  readonly url: string;
  readonly #tab: WorldTab;
  readonly #ids: boolean;
  readonly #topics: Set<string>;

  constructor(tab: WorldTab, url: string, { ids, revs }: { ids: boolean; revs: Map<string, number> }) {
    super();
    this.url = url;
    this.#tab = tab;
    this.#ids = ids;
    tab.sources.add(this);
    const asked = JSON.parse(url) as { topic: string; rev: number }[];
    this.#topics = new Set(asked.map(({ topic }) => topic));
    this.#arrives(() => this.onopen?.());
    for (const { topic, rev } of asked) {
      const newest = revs.get(topic) ?? 0;
      for (let row = rev + 1; row <= newest; row++) this.deliver("message", topic, row);
      this.deliver("ready", topic, newest);
    }
  }

  deliver(name: string, topic: string, rev: number): void {
    if (!this.#topics.has(topic)) return;
    const lastEventId = this.#ids ? String(rev) : "";
    const data = JSON.stringify({ topic, rev });
    this.#arrives(() => this.dispatchEvent(new MessageEvent(name, { data, lastEventId })));
  }

  /** The network breaks it: what was on its way is lost. */
  cut(): void {
    this.#tab.queue(this).length = 0;
    this.#topics.clear();
    this.#arrives(() => this.onerror?.());
  }

  close(): void {
    this.readyState = WorldSource.CLOSED;
    this.#tab.sources.delete(this);
    this.#tab.queues.delete(this);
  }

  #arrives(task: Task): void {
    this.#tab.queue(this).push(() => this.readyState === WorldSource.CLOSED || task());
  }
}
