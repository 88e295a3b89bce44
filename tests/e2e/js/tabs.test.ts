import type { Page } from "@playwright/test";
import { expect, messages, people, send, test as base } from "../parley.ts";
import { openStreamGate, type StreamGate } from "../stream-gate.ts";

const test = base.extend<{ gate: StreamGate }>({
  gate: async ({ server }, use) => {
    const gate = await openStreamGate(server.url);
    await use(gate);
    gate.close();
  },
  baseURL: async ({ gate }, use) => use(gate.url),
});

test.use({ tolerated: [/net::ERR_|status of 401/] });

/** Another tab of this page's browser. */
async function openTab(page: Page, path = new URL(page.url()).pathname): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(path);
  return tab;
}

async function openTabs(first: Page, count: number): Promise<Page[]> {
  const tabs = [first];
  while (tabs.length < count) tabs.push(await openTab(first));
  return tabs;
}

/** An agent with this user's conversation open. */
async function openCase(signIn: (email: string) => Promise<Page>, userName: string): Promise<Page> {
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: new RegExp(userName) }).click();
  await expect(robin.getByRole("log")).toBeVisible();
  return robin;
}

/** Stops a page's scripts, as a browser does to save power; the returned function lets them go on. */
async function freeze(page: Page): Promise<() => Promise<void>> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("Debugger.enable");
  await tools.send("Debugger.pause");
  void page.evaluate(() => setTimeout(() => undefined)).catch(() => undefined);
  return async () => {
    await tools.send("Debugger.resume");
    await tools.send("Debugger.disable");
  };
}

test("seven tabs over HTTP/1.1 are all live over one stream", async ({ signIn, gate }) => {
  const mira = await signIn(people.mira);
  const tabs = await openTabs(mira, 7);
  const robin = await openCase(signIn, "Mira Lindqvist");
  await send(robin, "For all seven.");
  for (const tab of tabs) await expect(messages(tab, "For all seven.")).toBeVisible();
  await expect.poll(() => gate.open("/messages/events")).toHaveLength(1);
  await expect.poll(() => gate.open("/inbox/")).toHaveLength(1);
  await send(tabs[6] ?? mira, "And back.");
  await expect(messages(robin, "And back.")).toBeVisible();
  for (const tab of tabs) await expect(messages(tab, "And back.")).toHaveCount(1);
});

test("a tab that leads may close or crash: another does, and nothing is lost", async ({ signIn, gate }) => {
  const mira = await signIn(people.mira);
  const [first, second, third] = (await openTabs(mira, 3)) as [Page, Page, Page];
  const robin = await openCase(signIn, "Mira Lindqvist");
  await send(robin, "Before.");
  await expect(messages(third, "Before.")).toBeVisible();
  await first.close();
  await send(robin, "After it closed.");
  for (const tab of [second, third]) await expect(messages(tab, "After it closed.")).toBeVisible();
  const tools = await second.context().newCDPSession(second);
  const crashed = second.waitForEvent("crash");
  void tools.send("Page.crash").catch(() => undefined);
  await crashed;
  await send(robin, "After it crashed.");
  await expect(messages(third, "After it crashed.")).toBeVisible();
  await expect.poll(() => gate.open("/messages/events")).toHaveLength(1);
});

test("a tab that leads may freeze: another takes its place until it is back, and nothing is lost", async ({
  signIn,
  gate,
}) => {
  const mira = await signIn(people.mira);
  const [first, second, third] = (await openTabs(mira, 3)) as [Page, Page, Page];
  const robin = await openCase(signIn, "Mira Lindqvist");
  await send(robin, "Before.");
  for (const tab of [first, second, third]) await expect(messages(tab, "Before.")).toBeVisible();
  const thaw = await freeze(first);
  await send(robin, "While it is frozen.");
  for (const tab of [second, third]) await expect(messages(tab, "While it is frozen.")).toBeVisible();
  await thaw();
  await expect(messages(first, "While it is frozen.")).toBeVisible();
  await expect.poll(() => gate.open("/messages/events")).toHaveLength(1);
  await send(robin, "And then.");
  for (const tab of [first, second, third]) await expect(messages(tab, "And then.")).toHaveCount(1);
});

test("what came while all tabs were offline is there when they are back", async ({ signIn, gate }) => {
  const mira = await signIn(people.mira);
  const tabs = await openTabs(mira, 2);
  const robin = await openCase(signIn, "Mira Lindqvist");
  await mira.context().setOffline(true);
  gate.cut("/messages/events");
  for (const tab of tabs)
    await expect(tab.getByRole("status").filter({ hasText: "You’re offline." })).toBeVisible();
  await send(robin, "While you were away.");
  await expect(messages(robin, "While you were away.")).toContainText("Sent");
  await mira.context().setOffline(false);
  for (const tab of tabs) {
    await expect(messages(tab, "While you were away.")).toBeVisible();
    await expect(tab.getByText("You’re offline.")).toBeHidden();
  }
  await expect.poll(() => gate.open("/messages/events")).toHaveLength(1);
});

test("an agent's tabs share one stream for the list and for every conversation they show", async ({
  signIn,
  gate,
}) => {
  const mira = await signIn(people.mira);
  const jonas = await signIn(people.jonas);
  await send(jonas, "Hello from Jonas.");
  const robin = await openCase(signIn, "Mira Lindqvist");
  const second = await openTab(robin, "/inbox");
  await second.getByRole("link", { name: /Jonas Feld/ }).click();
  // What the answer's receipt repeats of it comes after.
  await expect(messages(second, "Hello from Jonas.").first()).toBeVisible();
  await expect.poll(() => gate.open("/inbox/")).toHaveLength(1);
  await send(second, "Robin here.");
  await expect(messages(jonas, "Robin here.")).toBeVisible();
  await send(mira, "One for the first tab.");
  await send(jonas, "One for the second.");
  await expect(messages(robin, "One for the first tab.")).toBeVisible();
  await expect(messages(second, "One for the second.")).toBeVisible();
  for (const tab of [robin, second])
    await expect(tab.getByRole("link", { name: /Jonas Feld.*One for the second/ })).toBeVisible();
  await expect(messages(robin, "One for the second.")).toHaveCount(0);
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await expect(messages(robin, "One for the second.")).toBeVisible();
  await send(jonas, "Now for both.");
  for (const tab of [robin, second]) await expect(messages(tab, "Now for both.")).toBeVisible();
  await expect.poll(() => gate.open("/inbox/")).toHaveLength(1);
});

test("who signs out is signed out in all tabs, and another's session feeds none of them", async ({
  signIn,
  gate,
}) => {
  const mira = await signIn(people.mira);
  const [first, second, third] = (await openTabs(mira, 3)) as [Page, Page, Page];
  await third.getByLabel("Your account, Mira Lindqvist").click();
  await third.getByRole("button", { name: "Log out" }).click();
  await expect(third).toHaveURL(/\/login/);
  for (const tab of [first, second]) await expect(tab.getByText("You were signed out.")).toBeVisible();
  await third.getByLabel("E-mail").fill(people.jonas);
  await third.getByLabel("Password", { exact: true }).fill("parley-demo");
  await third.getByRole("button", { name: "Sign in" }).click();
  await expect(third).toHaveURL(/\/messages$/);
  await send(third, "From Jonas.");
  await expect(messages(third, "From Jonas.")).toBeVisible();
  await expect.poll(() => gate.open("/messages/events")).toHaveLength(1);
  for (const tab of [first, second]) await expect(messages(tab, "From Jonas.")).toHaveCount(0);
});
