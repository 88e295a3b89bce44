import { expect, onTestFinished } from "vitest";
import type { Message } from "~/conversations/message";
import { expectKept } from "./oracles";
import { Outbox } from "./outbox";
import type { Customer, Person, Site } from "./site";
import { Tab } from "./tab";

/** Which process a client of the talk uses: the address of one, or what the balancer gives it. */
type Route = { address?: () => string };

/** A user and people of the team in one conversation: their tabs follow it, their outboxes write. Closed with the test. */
export class Talk {
  readonly outboxes: Outbox[] = [];
  readonly tabs: Tab[] = [];
  readonly user: Customer;
  readonly #site: Site;

  constructor(site: Site, user: Customer) {
    this.#site = site;
    this.user = user;
    onTestFinished(() => this.close(), 60_000);
  }

  async close(): Promise<void> {
    for (const outbox of this.outboxes) outbox.close();
    await Promise.all(this.tabs.map((tab) => tab.close()));
  }

  /** A talk as most are: the user's tab and an agent's, each with an outbox. */
  static between(site: Site, user: Customer, agent: Person): Talk {
    const talk = new Talk(site, user);
    talk.addUser();
    talk.addAgent(agent);
    return talk;
  }

  /** Another tab of the user, and the outbox of its composer. */
  addUser(route: Route = {}): { tab: Tab; outbox: Outbox } {
    return this.#add(this.user, { page: "/messages", ...route });
  }

  /** Another tab of the user in which nobody writes. */
  addReader(route: Route = {}): void {
    const place = { url: this.#site.url, page: "/messages", events: "/messages/events", ...route };
    this.tabs.push(new Tab(this.user, place));
  }

  /** Another tab of someone of the team, and the outbox of its composer. */
  addAgent(agent: Person, route: Route = {}): { tab: Tab; outbox: Outbox } {
    return this.#add(agent, { page: `/inbox/${this.user.conversationId}`, ...route });
  }

  /** Another of the team's tabs, on the one stream that carries the inbox and this thread. */
  addInbox(agent: Person, route: Route = {}): Tab {
    const { conversationId } = this.user;
    const page = `/inbox/${conversationId}`;
    const place = { url: this.#site.url, page, events: "/inbox/events", watches: conversationId, ...route };
    const tab = new Tab(agent, place);
    this.tabs.push(tab);
    return tab;
  }

  /** Resolves when every tab is up to date and follows. */
  async follows(): Promise<void> {
    await expect.poll(() => this.tabs.every(({ ready }) => ready), { timeout: 30_000 }).toBe(true);
  }

  /** Resolves when the assistant has nothing left to answer. */
  async answered(): Promise<void> {
    const runs = () => Promise.all(this.tabs.slice(0, 1).map(async (tab) => (await tab.reload()).run));
    await expect.poll(runs, { timeout: 60_000 }).toEqual([null]);
  }

  /** What must hold whatever happened; empties the outboxes first. Gives what is stored. */
  async expectKept(): Promise<Message[]> {
    await Promise.all(this.outboxes.map((outbox) => outbox.emptied()));
    return expectKept(this.user, {
      url: this.#site.url,
      page: "/messages",
      outboxes: this.outboxes,
      tabs: this.tabs,
    });
  }

  #add(person: Person, { page, ...route }: { page: string } & Route): { tab: Tab; outbox: Outbox } {
    const { url } = this.#site;
    const tab = new Tab(person, { url, page, events: `${page}/events`, ...route });
    const outbox = new Outbox(person, { url, path: `${page}/send`, ...route });
    this.tabs.push(tab);
    this.outboxes.push(outbox);
    return { tab, outbox };
  }
}

/** Lets all outboxes of these talks write without a pause until `stop`. */
export function keepWriting(talks: Talk[]): {
  /** Resolves when so many more messages were taken. */
  taken: (more: number) => Promise<void>;
  stop: () => Promise<void>;
} {
  const outboxes = talks.flatMap((talk) => talk.outboxes);
  const acknowledged = () => outboxes.reduce((sum, outbox) => sum + outbox.acknowledged.size, 0);
  let writing = true;
  const writers = outboxes.map(async (outbox, writer) => {
    for (let number = 1; writing && !outbox.closed; number++)
      await outbox.send(`Message ${number} of writer ${writer}`);
  });
  return {
    taken: async (more) => {
      const before = acknowledged();
      await expect.poll(acknowledged, { timeout: 60_000 }).toBeGreaterThanOrEqual(before + more);
    },
    stop: async () => {
      writing = false;
      await Promise.all(writers);
    },
  };
}
