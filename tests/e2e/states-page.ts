import { test as base, type Page } from "@playwright/test";
import { disposeServers, startServer } from "../support/server.ts";

/** Some states, shown together by themselves. */
export type Look = readonly string[];

type Fixtures = {
  /** A page that shows all states, its scripts running. */
  statesPage: Page;
};

type WorkerFixtures = {
  /** Where the server of development serves, one for all tests of a worker. */
  developed: string;
};

/** What Vite says where another server of development holds the port it tells of changes on. */
const ofReloading = /websocket/i;

/** Playwright's test with the page of all states; whatever that complains about in its console fails the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  developed: [
    async ({}, use) => {
      const server = await startServer({ NODE_ENV: "development", DEMO: "0" });
      await use(server.url);
      await disposeServers();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  statesPage: async ({ developed, browser }, use) => {
    const context = await browser.newContext({ baseURL: developed, reducedMotion: "reduce" });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !ofReloading.test(message.text()))
        complaints.push(message.text());
    });
    // A server that has not served before may take its packages anew while a page loads, which is then lost.
    await base
      .expect(async () => {
        complaints.length = 0;
        await page.goto("/states");
        // What only a script shows.
        await page.locator("#composer-empty kbd").first().waitFor({ state: "attached", timeout: 40_000 });
      })
      .toPass({ timeout: 150_000 });
    await use(page);
    await context.close();
    base.expect(complaints, "the browser's console").toEqual([]);
  },
});

export const expect = base.expect;

/**
 * The states of the page, as many at a time as can stand on one page without sharing an id that something refers to,
 * or the name of a landmark. What is a page of its own, or opens over one, is alone.
 */
export function looksOf(page: Page): Promise<Look[]> {
  return page.evaluate(() => {
    const referred = "[for], [form], [aria-labelledby], [aria-describedby], [aria-controls]";
    const names = ["for", "form", "aria-labelledby", "aria-describedby", "aria-controls"];
    const landmarks = "nav, form[aria-label], section[aria-label], [role=search], [role=log], [role=group]";
    const keysOf = (shown: Element) => [
      ...[...shown.querySelectorAll(referred)].flatMap((element) =>
        names.flatMap((name) => element.getAttribute(name)?.split(" ") ?? []),
      ),
      ...[...shown.querySelectorAll(landmarks)].map((landmark) => landmark.getAttribute("aria-label") ?? ""),
    ];
    const together: { names: string[]; taken: Set<string> }[] = [];
    for (const shown of document.querySelectorAll<HTMLElement>("[data-state-shown]")) {
      const keys = keysOf(shown);
      let look = together.find(({ taken }) => !keys.some((key) => taken.has(key)));
      if (!look) together.push((look = { names: [], taken: new Set() }));
      look.names.push(shown.dataset["stateShown"] ?? "");
      for (const key of keys) look.taken.add(key);
    }
    const alone = [...document.querySelectorAll<HTMLAnchorElement>(".states__contents a[id]")].map(
      ({ id }) => [id],
    );
    return [...together.map((look) => look.names), ...alone];
  });
}

/** Shows some states by themselves, without loading the page again. */
export async function show(page: Page, look: Look): Promise<void> {
  const search = `?${new URLSearchParams(look.map((name) => ["only", name]))}`;
  await page.evaluate((to) => {
    for (const dialog of document.querySelectorAll("dialog")) dialog.close();
    history.pushState({ usr: null, key: to, idx: history.length }, "", to);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state as unknown }));
  }, search);
  await base.expect(page).toHaveTitle(look.join(" "));
}
