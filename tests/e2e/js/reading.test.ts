import { composer, expect, messages, people, send, test } from "../parley.ts";

test("what came while the newest was out of sight is counted on the way to it", async ({ signIn }) => {
  for (const [reader, writer] of [
    [people.mira, people.robin],
    [people.robin, people.mira],
  ] as const) {
    const [page, other] = [await signIn(reader), await signIn(writer)];
    for (const each of [page, other])
      if (each.url().endsWith("/inbox")) await each.getByRole("link", { name: /Mira Lindqvist/ }).click();
    await expect(messages(page, /./).last()).toBeInViewport();
    await expect(composer(other)).toBeVisible();
    await page.locator("#message-95").scrollIntoViewIfNeeded();
    const way = page.getByRole("link", { name: "Newest" });
    await expect(way).toBeVisible();
    await send(other, "One thing more.");
    await expect(messages(other, "One thing more.").last()).toContainText(/Sent|Delivered|Read/);
    await send(other, "And another.");
    const news = page.getByRole("link", { name: "2 new messages" });
    await expect(news).toBeVisible();
    await news.click();
    await expect(messages(page, "And another.").last()).toBeInViewport();
    await expect(news).toHaveCount(0);
  }
});

test("a message is copied as it reads, by pointer and by keyboard", async ({ signIn }) => {
  const mira = await signIn(people.mira);
  await mira.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => mira.evaluate(() => navigator.clipboard.readText());
  const welcome = messages(mira, "Welcome back, Mira");
  const copy = welcome.getByRole("button", { name: "Copy message" });
  await expect(copy).toBeHidden();
  await welcome.hover();
  await copy.click();
  await expect(welcome.getByRole("status")).toHaveText("Copied");
  expect(await copied()).toBe("Welcome back, Mira. How did the loan pack hold up?");
  await expect(welcome.getByRole("status")).toBeEmpty();

  await welcome.getByRole("link", { name: /^9:48/ }).focus();
  await mira.keyboard.press("Enter");
  await expect(welcome).toBeFocused();
  await mira.keyboard.press("ArrowDown");
  const next = messages(mira, "The workshop has room");
  await expect(next).toBeFocused();
  await mira.keyboard.press("Tab");
  await expect(next.getByRole("button", { name: "Copy message" })).toBeFocused();
  await mira.keyboard.press("Enter");
  await expect(next.getByRole("status")).toHaveText("Copied");
  expect(await copied()).toMatch(/^The workshop has room [^]* how to pack them\.$/);
});

test("a page without a connection does not say that anybody is there", async ({ signIn }) => {
  const mira = await signIn(people.mira);
  const head = mira.getByRole("banner");
  await expect(head).toContainText("Away, the assistant answers");
  await signIn(people.robin);
  await expect(head).toContainText("The team is here");
  await mira.context().setOffline(true);
  await expect(head).toContainText("No connection");
  await expect(head).not.toContainText("The team is here");
  await mira.context().setOffline(false);
  await expect(head).toContainText("The team is here");
});

test("a printed thread holds what was said and nothing to press, dark on white", async ({ signIn }) => {
  const mira = await signIn(people.mira);
  await mira.emulateMedia({ media: "print", colorScheme: "dark" });
  const welcome = messages(mira, "Welcome back, Mira");
  await expect(welcome).toBeVisible();
  await expect(mira.getByRole("heading", { level: 1 })).toHaveText("Acme Outdoor");
  await expect(mira.getByRole("button")).toHaveCount(0);
  await expect(mira.getByRole("textbox")).toHaveCount(0);
  const lightness = (colour: string) => Number(/^oklch\(([\d.]+)/.exec(colour)?.[1]);
  const ink = await welcome.getByText("Welcome back").evaluate((said) => getComputedStyle(said).color);
  expect(lightness(ink)).toBeLessThan(0.3);
});
