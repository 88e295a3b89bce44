import type { Page } from "@playwright/test";
import { expect, logIn, messages, people, send, seqs, test } from "../parley.ts";

// A page that did not come says so in the console too.
test.use({ tolerated: [/net::ERR_FAILED|responded with a status of 401/] });

/** Where the messages on screen stand, by their ids. */
const places = (page: Page) =>
  page.locator("[data-conversation] > [id^='message-']").evaluateAll((items) =>
    Object.fromEntries(
      items
        .map((item) => ({ id: item.id, box: item.getBoundingClientRect() }))
        .filter(({ box }) => box.bottom > 100 && box.top < window.innerHeight - 200)
        .map(({ id, box }) => [id, Math.round(box.top)]),
    ),
  );

/** Turns the wheel over the thread until `isThere`. */
async function wheel(page: Page, by: number, isThere: () => Promise<boolean>): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width * 0.6, height / 2);
  await expect(async () => {
    if (await isThere()) return;
    await page.mouse.wheel(0, by);
    throw new Error("not there yet");
  }).toPass({ intervals: [50] });
}

/** Lets no page of the history through until it is called. */
async function holdHistory(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/history?*", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

async function openThread(page: Page): Promise<Page> {
  if (page.url().endsWith("/inbox")) await page.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await expect(page.locator("#message-120")).toBeInViewport();
  return page;
}

for (const email of [people.mira, people.robin]) {
  test(`older pages come as one scrolls, without a jump: ${email}`, async ({ signIn }) => {
    const page = await openThread(await signIn(email));
    const release = await holdHistory(page);
    const loading = page.getByRole("link", { name: "Loading earlier messages" });
    await wheel(page, -400, async () => (await loading.count()) > 0);
    await expect
      .poll(async () => JSON.stringify([await places(page), await places(page)]))
      .toMatch(/^\[(.*),\1\]$/);
    const before = await places(page);
    release();
    await expect(page.locator("#message-61")).toBeAttached();
    expect(await places(page)).toEqual(before);
    await wheel(page, -600, async () => (await seqs(page)).length === 120);
    expect(await seqs(page)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    await expect(page.getByRole("link", { name: /earlier messages/i })).toHaveCount(0);
    await expect(page.locator("[aria-live=polite]")).toHaveText("");
    await page.getByRole("link", { name: "Newest" }).click();
    await expect(page.locator("#message-120")).toBeInViewport();
  });
}

test("a page that does not come says so and comes when asked again", async ({ signIn }) => {
  const page = await openThread(await signIn(people.mira));
  await page.route("**/history?*", (route) => route.abort());
  const again = page.getByRole("link", { name: "Earlier messages did not load. Try again" });
  await wheel(page, -400, async () => (await again.count()) > 0);
  await page.unroute("**/history?*");
  await again.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#message-61")).toBeAttached();
  await expect(page.getByRole("link", { name: /earlier messages/i })).toBeFocused();
  await expect(page).toHaveURL(/\/messages$/);
  await wheel(page, -600, async () => (await seqs(page)).length === 120);
  await expect(page.locator("[id^='message-']:focus")).toHaveCount(1);
});

test("the page of one member loads nothing of whoever signs in next", async ({ signIn }) => {
  const mira = await openThread(await signIn(people.mira));
  const next = await mira.context().newPage();
  await next.goto("/messages");
  await next.getByLabel(/^Your account/).click();
  await next.getByRole("button", { name: "Log out" }).click();
  await logIn(next, people.jonas);
  const refused = mira.getByRole("link", { name: "Earlier messages did not load. Try again" });
  await wheel(mira, -400, async () => (await refused.count()) > 0);
  expect((await seqs(mira)).length).toBe(30);
});

test("the time of a message leads to its place, also from a page that opens elsewhere", async ({
  signIn,
}) => {
  const page = await openThread(await signIn(people.mira));
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await page.locator("#message-119 a.place, #message-118 a.place").first().click();
  await expect(page).toHaveURL(/\/messages#message-11[89]$/);
  expect(await page.evaluate(() => "stays" in window)).toBe(true);
  await page.goto("/help");
  await page.goto("/messages#message-45");
  await expect(page.locator("#message-45")).toBeInViewport();
  expect(await page.locator(":target").getAttribute("id")).toBe("message-45");
});

test("from the middle one scrolls down to the newest, and from there the page follows", async ({
  signIn,
}) => {
  const page = await signIn(people.mira);
  await page.goto("/messages?around=60#message-60");
  await expect(page.locator("#message-60")).toBeInViewport();
  const robin = await openThread(await signIn(people.robin));
  await robin.getByRole("button", { name: "Take over" }).click();
  await send(robin, "Are you still there?");
  await expect(messages(robin, "Are you still there?")).toBeVisible();
  await expect(page.locator("#message-60")).toBeInViewport();
  await wheel(page, 600, async () => (await seqs(page)).at(-1) === 121);
  await wheel(page, 600, () => messages(page, "Are you still there?").isVisible());
  expect(new Set(await seqs(page)).size).toBe((await seqs(page)).length);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await send(robin, "Good to see you.");
  await expect(messages(page, "Good to see you.")).toBeInViewport();
});
