import { expect, people, seqs, test } from "./parley.ts";

test("the newest message is in sight when the page opens", async ({ signIn }) => {
  const page = await signIn(people.mira);
  await page.goto("/messages#newest");
  await expect(page.locator("#message-120")).toBeInViewport();
});

test("the address says which messages are shown", async ({ signIn, scripted }) => {
  const page = await signIn(people.mira);
  await page.goto("/messages?around=60&limit=5");
  const asked = [58, 59, 60, 61, 62];
  expect(await seqs(page)).toEqual(scripted ? expect.arrayContaining(asked) : asked);
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

test("whoever looks for a word finds it, and its place in the conversation", async ({ signIn }) => {
  const page = await signIn(people.mira);
  await page.getByLabel("Search messages").first().click();
  const search = page.getByRole("search", { name: "Search messages" });
  await search.getByLabel("Words").fill("loan numbers");
  await search.getByRole("checkbox", { name: "Acme Outdoor" }).check();
  await search.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "1 message found" })).toBeVisible();
  await expect(page.getByRole("log").locator("mark")).toHaveText(["loan", "number", "number"]);
  const [seq = 0] = await seqs(page);
  await page.getByRole("link", { name: "Show in the conversation" }).click();
  await expect(page.locator(`#message-${seq}`)).toBeInViewport();
  expect((await seqs(page)).length).toBeGreaterThan(15);
  expect(await page.locator(":target").getAttribute("id")).toBe(`message-${seq}`);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page.locator("#message-120")).toBeInViewport();
});

test("an agent looks through one conversation and comes back to it", async ({ signIn }) => {
  const page = await signIn(people.robin);
  await page.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await expect(page.getByRole("log")).toBeVisible();
  await page.getByLabel("Search messages").first().click();
  const search = page.getByRole("search", { name: "Search messages" });
  await search.getByLabel("Words").fill("ridgline");
  await search.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("Nothing for “ridgline”")).toBeVisible();
  await expect(search.getByLabel("Words")).toHaveValue("ridgline");
  await search.getByLabel("Words").fill("ridgeline");
  await search.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: /messages found/ })).toBeVisible();
  await page.getByRole("link", { name: "Back to the newest" }).click();
  await expect(page.locator("#message-120")).toBeInViewport();
});
