import type { Page } from "@playwright/test";
import { expect, people, test } from "./parley.ts";

/** The seqs on the page, in its order. */
async function seqs(page: Page): Promise<number[]> {
  const ids = await page
    .getByRole("log")
    .getByRole("listitem")
    .evaluateAll((items) => items.map(({ id }) => /^message-(\d+)$/.exec(id)?.[1]));
  return ids.flatMap((seq) => (seq ? [Number(seq)] : []));
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("a long history opens at its newest 30 and pages back to the first", async ({ signIn }) => {
  const page = await signIn(people.mira);
  const earlier = page.getByRole("link", { name: "Earlier messages" });
  for (const oldest of [91, 61, 31, 1]) {
    await expect.poll(() => seqs(page)).toEqual(range(oldest, oldest + 29));
    if (oldest > 1) await earlier.click();
  }
  await expect(earlier).toHaveCount(0);
  await page.getByRole("link", { name: "Later messages" }).click();
  await expect.poll(() => seqs(page)).toEqual(range(31, 60));
});

test("the newest message is in sight when the page opens", async ({ signIn }) => {
  const page = await signIn(people.mira);
  await page.goto("/messages#newest");
  await expect(page.locator("#message-120")).toBeInViewport();
});

test("the address says which messages are shown", async ({ signIn }) => {
  const page = await signIn(people.mira);
  await page.goto("/messages?around=60&limit=5");
  expect(await seqs(page)).toEqual([58, 59, 60, 61, 62]);
  await page.goto("/messages?sender=agent&limit=100");
  const agents = page.getByRole("log").getByRole("listitem").filter({ hasText: "Acme Outdoor" });
  expect((await seqs(page)).length).toBeGreaterThan(10);
  await expect(agents.first()).toBeVisible();
  await page.goto("/messages?q=loan");
  const found = await seqs(page);
  expect(found.length).toBeGreaterThan(0);
  for (const seq of found) await expect(page.locator(`#message-${seq}`)).toContainText(/loan/i);
  await page.goto("/messages?until=2001-01-01T00:00:00Z");
  expect(await seqs(page)).toEqual([]);
});

test("an agent pages through the same history", async ({ signIn }) => {
  const page = await signIn(people.robin);
  await page.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await expect.poll(() => seqs(page)).toEqual(range(91, 120));
  await expect(page.locator("#message-120")).toBeInViewport();
  await page.getByRole("link", { name: "Earlier messages" }).click();
  await expect.poll(() => seqs(page)).toEqual(range(61, 90));
});
