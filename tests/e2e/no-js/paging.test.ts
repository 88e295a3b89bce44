import { expect, people, seqs, test } from "../parley.ts";

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

test("an agent pages through the same history", async ({ signIn }) => {
  const page = await signIn(people.robin);
  await page.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await expect.poll(() => seqs(page)).toEqual(range(91, 120));
  await expect(page.locator("#message-120")).toBeInViewport();
  await page.getByRole("link", { name: "Earlier messages" }).click();
  await expect.poll(() => seqs(page)).toEqual(range(61, 90));
});
