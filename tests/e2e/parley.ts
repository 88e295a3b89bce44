import { test as base, expect, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disposeServers, startServer, type Server } from "../support/server.ts";
import { startToldModel, type ToldModel } from "../support/told-model.ts";

/** The people of the demo. */
export const people = {
  mira: "user@acme.test",
  jonas: "user2@acme.test",
  robin: "agent@acme.test",
};

type Options = {
  /** Variables of this file's servers. */
  env: Record<string, string>;
  /** What the console may say: of faults the test makes on purpose. */
  tolerated: RegExp[];
};

type Fixtures = {
  /** A server of this test's own, on a fresh demo. */
  server: Server;
  /** Whether scripts run in this project. */
  scripted: boolean;
  /** A page in a browser of its own, nobody signed in. */
  open: (path: string) => Promise<Page>;
  /** A page in a browser of its own, this person signed in. */
  signIn: (email: string) => Promise<Page>;
};

/** What Remix says of a load that a click on something else overtook while its answer was read. */
const overtaken = /AbortError: signal is aborted without reason/;

type WorkerFixtures = {
  /** A DATA_DIR with the demo in it, to be copied. */
  demo: string;
};

/** Playwright's test with Parley around it; whatever a page complains about in its console fails the test. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  env: [{}, { option: true }],
  tolerated: [[], { option: true }],
  demo: [
    async ({}, use) => {
      const server = await startServer();
      await server.stop();
      await use(server.dataDir);
      await disposeServers();
    },
    { scope: "worker" },
  ],
  server: async ({ demo, env }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), "parley-e2e-"));
    cpSync(demo, dataDir, { recursive: true });
    const server = await startServer({ ...env, DATA_DIR: dataDir });
    await use(server);
    await server.kill();
    rmSync(dataDir, { recursive: true });
    expect(server.output().replace(/^Parley is ready[^]*?(\n {2}.*)+\n/gm, ""), "the server's log").toBe("");
  },
  baseURL: async ({ server }, use) => use(server.url),
  scripted: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  open: async ({ browser, tolerated }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (path) => {
      const context = await browser.newContext();
      contexts.push(context);
      const hear = (complaint: string) => {
        if (![overtaken, ...tolerated].some((each) => each.test(complaint))) complaints.push(complaint);
      };
      context.on("weberror", (error) => hear(String(error.error())));
      context.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) hear(`${message.type()}: ${message.text()}`);
      });
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(complaints, "the browser's console").toEqual([]);
  },
  signIn: async ({ open }, use) => {
    await use(async (email) => {
      const page = await open("/login");
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password", { exact: true }).fill("parley-demo");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL(/\/(messages|inbox)$/);
      await page.waitForLoadState();
      return page;
    });
  },
});

/** The same with a model that is told what to say. */
export const toldTest = test.extend<{ model: ToldModel }>({
  model: async ({}, use) => {
    const model = await startToldModel();
    await use(model);
    model.close();
  },
  env: async ({ model }, use) => use(model.env),
});

export { expect };

/** Signs a user in on a page that is open. */
export async function logIn(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("parley-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/messages$/);
  await page.waitForLoadState();
}

/** Where the person of this page writes. */
export function composer(page: Page): Locator {
  return page.getByRole("textbox", { name: /^(Message to|Reply to|Note about) / });
}

/** Writes a message and presses Send. */
export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

/** The messages of a thread that hold a text. */
export function messages(page: Page, text: string | RegExp): Locator {
  return page.getByRole("log").getByRole("listitem").filter({ hasText: text });
}

/** The seqs of the messages on the page, in its order. */
export function seqs(page: Page): Promise<number[]> {
  return page
    .locator("[data-conversation] > [id^='message-']")
    .evaluateAll((items) => items.map(({ id }) => Number(id.replace("message-", ""))));
}

/** Waits for what another person did: it comes by itself where scripts run, with the next load where none do. */
export async function arrives(page: Page, what: Locator, { scripted }: { scripted: boolean }): Promise<void> {
  if (scripted) return expect(what).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(what).toBeVisible({ timeout: 250 });
  }).toPass();
}
