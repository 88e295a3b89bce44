import { onTestFailed, onTestFinished, test } from "vitest";
import { long } from "./long-run";
import { missing, openSite, type Customer, type Person, type Site, type Wanted } from "./site";

type Service = "PostgreSQL" | "Redis";

/**
 * A test on a site of its own, which closes with it. `needs` names services it cannot do without: where tests are
 * given none it is skipped, and says so.
 */
export function faultTest(
  sentence: string,
  wanted: Wanted & { needs?: Service[] },
  check: (site: StaffedSite) => Promise<void>,
): void {
  const { needs = [], ...site } = wanted;
  test(sentence, { timeout: long ? 900_000 : 90_000 }, async ({ skip }) => {
    const reason = missing(...needs);
    if (reason !== null) skip(reason);
    const opened = await openSite(site);
    onTestFinished(() => opened.close(), 30_000);
    onTestFailed(() => console.log(...opened.servers.map((server) => server.output().slice(-4_000))));
    const [user] = opened.users;
    const [agent] = opened.agents;
    if (!user || !agent) throw new Error("A site without people");
    await check({ ...opened, user, agent });
  });
}

/** A site with its first user and agent by name. */
export type StaffedSite = Site & { user: Customer; agent: Person };
