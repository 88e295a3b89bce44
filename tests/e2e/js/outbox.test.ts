import type { BrowserContext, Page, Route } from "@playwright/test";
import { composer, expect, logIn, messages, people, send, test } from "../parley.ts";

test.use({ tolerated: [/net::ERR_|the server responded with a status of (401|422|503)/] });

const texts = ["My kettle leaks.", "A kettle again.", "No kettle then."];

/** The messages these tests send, as the page shows them. */
const sent = (page: Page) =>
  page
    .getByRole("log")
    .locator("li[data-sender=user]")
    .filter({ hasText: /kettle/ });

async function sendAll(page: Page): Promise<void> {
  for (const text of texts) await send(page, text);
}

async function expectDelivered(page: Page, expected = texts): Promise<void> {
  await expect(sent(page).locator(".bubble")).toHaveText(expected);
  await expect(sent(page).last()).toContainText("Delivered");
  await expect(page.locator("[id^=pending-]")).toHaveCount(0);
}

/** Has what is sent answered by `answer` in place of the server. */
async function intercept(context: BrowserContext, answer: (route: Route) => unknown): Promise<void> {
  await context.route("**/messages/send", (route) => void answer(route));
}

const unavailable = (route: Route) => route.fulfill({ status: 503, body: "" });

test("what is written offline waits in words, and goes out in order when the network is back", async ({
  signIn,
}) => {
  const jonas = await signIn(people.jonas);
  await jonas.context().setOffline(true);
  await sendAll(jonas);
  await expect(sent(jonas).last()).toContainText("Waiting to send");
  await expect(jonas.getByRole("status").filter({ hasText: "You’re offline." })).toContainText(
    "3 messages are kept on this device and go out when you’re back.",
  );
  await composer(jonas).fill("And then");
  await expect(jonas.getByText("Kept on this device as you type")).toBeVisible();
  await jonas.context().setOffline(false);
  await Promise.all([
    expect(jonas.getByText("Back online. Everything was sent.")).toBeVisible(),
    expectDelivered(jonas),
  ]);
  await jonas.reload();
  await expectDelivered(jonas);
  await expect(composer(jonas)).toHaveValue("And then");
});

test("what a tab left behind that died in the middle of sending is sent once, in order, from the next one", async ({
  signIn,
}) => {
  const jonas = await signIn(people.jonas);
  const context = jonas.context();
  const stored: number[] = [];
  let isDead = false;
  await intercept(context, async (route) => {
    if (isDead) return route.continue();
    stored.push((await route.fetch()).status());
  });
  await send(jonas, texts[0] ?? "");
  await expect.poll(() => stored).toEqual([201]);
  await send(jonas, texts[1] ?? "");
  await expect(sent(jonas)).toHaveCount(2);
  isDead = true;
  const devtools = await context.newCDPSession(jonas);
  const crash = jonas.waitForEvent("crash");
  void devtools.send("Page.crash").catch(() => undefined);
  await crash;
  const next = await context.newPage();
  await next.goto("/messages");
  await expectDelivered(next, texts.slice(0, 2));
});

test("a page left right after Send has sent it once", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await composer(jonas).fill(texts[0] ?? "");
  await jonas.evaluate(() => {
    document.querySelector<HTMLButtonElement>("button.send")?.click();
    location.reload();
  });
  await expectDelivered(jonas, texts.slice(0, 1));
  await jonas.reload();
  await expectDelivered(jonas, texts.slice(0, 1));
});

test("what is sent from a page of the past is no draft any more", async ({ signIn }) => {
  const mira = await signIn(people.mira);
  await mira.goto("/messages?around=60#message-60");
  await send(mira, texts[0] ?? "");
  await expect(mira).toHaveURL(/\/messages#message-\d+$/);
  await expectDelivered(mira, texts.slice(0, 1));
  await expect(composer(mira)).toHaveValue("");
  await mira.reload();
  await expect(composer(mira)).toHaveValue("");
});

test("two tabs show the same messages on their way, and send them in order, once", async ({ signIn }) => {
  const first = await signIn(people.jonas);
  const context = first.context();
  const second = await context.newPage();
  await second.goto("/messages");
  await intercept(context, unavailable);
  await send(first, texts[0] ?? "");
  await send(second, texts[1] ?? "");
  await send(first, texts[2] ?? "");
  for (const tab of [first, second]) {
    await expect(sent(tab).locator(".bubble")).toHaveText(texts);
    await expect(sent(tab).last()).toContainText("Waiting to send");
  }
  await context.unroute("**/messages/send");
  for (const tab of [first, second]) await expectDelivered(tab);
});

test("one that the server refuses holds up the others until it is mended", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "\u200b");
  const refused = jonas.locator("[id^=pending-]").first();
  await expect(refused).toContainText("Write something here.");
  await send(jonas, texts[0] ?? "");
  await expect(sent(jonas)).toContainText("Waits for the message above");
  await jonas.reload();
  await expect(sent(jonas)).toContainText("Waits for the message above");
  await refused.getByRole("button", { name: "Edit" }).click();
  await expect(composer(jonas)).toHaveValue("\u200b");
  await expect(composer(jonas)).toBeFocused();
  await expectDelivered(jonas, texts.slice(0, 1));
});

test("what waits at logging out is neither seen by the next person nor sent as theirs, and goes out when its author is back", async ({
  signIn,
}) => {
  const mira = await signIn(people.mira);
  const context = mira.context();
  await intercept(context, unavailable);
  await mira.route("**/messages/events*", (route) => route.abort());
  await sendAll(mira);
  await expect(sent(mira).last()).toContainText("Waiting to send");
  await composer(mira).fill("Half a thought");
  const other = await context.newPage();
  await other.goto("/messages");
  await other.getByLabel(/^Your account/).click();
  await expect(
    other.getByText("3 messages wait on this device. They go out when you sign in here again."),
  ).toBeVisible();
  await other.getByRole("button", { name: "Log out" }).click();
  await logIn(other, people.jonas);
  await context.unroute("**/messages/send");
  await mira.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(mira.getByRole("alert")).toContainText(
    "You were signed out. 3 messages are kept on this device and go out when you sign in again.",
  );
  await expect(sent(mira).last()).toContainText("Waiting to send");
  await send(other, "Good morning.");
  await expect(messages(other, "Good morning.")).toContainText("Delivered");
  await expect(sent(other)).toHaveCount(0);
  await expect(composer(other)).toHaveValue("");
  await mira.close();
  await other.getByLabel(/^Your account/).click();
  await other.getByRole("button", { name: "Log out" }).click();
  await logIn(other, people.mira);
  await expectDelivered(other);
  await expect(composer(other)).toHaveValue("Half a thought");
});

test("a browser that keeps nothing says so, and still sends in order", async ({ open }) => {
  const page = await open("/login");
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
    Object.defineProperty(window, "localStorage", { value: undefined });
  });
  await logIn(page, people.jonas);
  await page.context().setOffline(true);
  await sendAll(page);
  await expect(page.getByRole("status").filter({ hasText: "You’re offline." })).toContainText(
    "3 messages wait on this page only: keep it open until they are sent.",
  );
  await page.context().setOffline(false);
  await expectDelivered(page);
});
