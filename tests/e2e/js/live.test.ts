import type { Page } from "@playwright/test";
import { composer, expect, messages, people, send, toldTest as test } from "../parley.ts";

const stop = (page: Page) => page.getByRole("button", { name: "Stop" });

/** Where else than to Parley a page sends requests from now on. */
function strayRequests(page: Page): string[] {
  const stray: string[] = [];
  const own = new URL(page.url()).origin;
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== own) stray.push(request.url());
  });
  return stray;
}

/** Asks, and has the model begin to answer. */
async function beginAnswer(page: Page, model: { say: (text: string) => Promise<void> }): Promise<void> {
  await send(page, "What do you sell?");
  await model.say("We sell boots ");
  await expect(messages(page, "We sell boots")).toBeVisible();
}

test("an answer grows as its words come and ends without its Stop button", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "What do you sell?");
  await expect(jonas.getByRole("log").getByText("Looking in the help articles")).toBeVisible();
  await model.say("We sell boots ");
  await expect(messages(jonas, "We sell boots")).toBeVisible();
  await expect(stop(jonas)).toBeVisible();
  await model.say("and **tents**.");
  await expect(messages(jonas, "We sell boots and tents.").getByText("tents", { exact: true })).toBeVisible();
  await expect(stop(jonas)).toBeVisible();
  await model.finish();
  await expect(stop(jonas)).toBeHidden();
  await expect(messages(jonas, "We sell boots and tents.")).toHaveCount(1);
});

test("an answer full of pictures and links fetches nothing, while it comes and after a reload", async ({
  signIn,
  model,
}) => {
  const jonas = await signIn(people.jonas);
  const stray = strayRequests(jonas);
  await beginAnswer(jonas, model);
  await model.say("![x](https://evil.test/p.png) <img src=https://evil.test/a.png onerror=alert(1)> ");
  await model.say(
    "[refund](javascript:alert(1)) [away](https://evil.test/q)\n\n![][1]\n\n[1]: https://evil.test/r.png",
  );
  await model.finish();
  await expect(stop(jonas)).toBeHidden();
  await expect(messages(jonas, "We sell boots").locator("img, iframe, [href^=javascript]")).toHaveCount(0);
  await jonas.reload();
  await expect(messages(jonas, "We sell boots").getByRole("link", { name: "away" })).toBeVisible();
  expect(stray).toEqual([]);
});

test("an answer stopped in the middle keeps what it said, and says that it was stopped", async ({
  signIn,
  model,
}) => {
  const jonas = await signIn(people.jonas);
  await beginAnswer(jonas, model);
  await stop(jonas).click();
  await expect(messages(jonas, "We sell boots")).toContainText("This answer was stopped");
  await jonas.reload();
  await expect(messages(jonas, "We sell boots")).toContainText("This answer was stopped");
});

test("an answer goes on in a page loaded in its middle, and in the inbox", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await beginAnswer(jonas, model);
  await jonas.reload();
  await expect(messages(jonas, "We sell boots")).toBeVisible();
  const robin = await signIn(people.robin);
  await expect(robin.getByRole("link", { name: /Jonas Feld/ })).toContainText("Assistant is writing");
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await expect(messages(robin, "We sell boots")).toBeVisible();
  await model.say("and tents.");
  await expect(messages(jonas, "We sell boots and tents.")).toBeVisible();
  await expect(messages(robin, "We sell boots and tents.")).toBeVisible();
  await model.finish();
  await expect(stop(jonas)).toBeHidden();
  await expect(stop(robin)).toBeHidden();
});

test("whoever takes over in the middle of an answer ends it", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await beginAnswer(jonas, model);
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await robin.getByRole("button", { name: "Take over" }).click();
  await expect(jonas.getByRole("log").getByText("Robin Hale took over from the assistant")).toBeVisible();
  await expect(messages(jonas, "We sell boots")).toContainText("This answer was stopped");
  await model.say("and tents.");
  await send(robin, "Hello, Robin here.");
  await expect(messages(jonas, "Hello, Robin here.")).toBeVisible();
  await expect(jonas.getByRole("log")).not.toContainText("and tents.");
  await expect(robin.getByRole("button", { name: "Hand back to the assistant" })).toBeVisible();
});

test("two tabs of one user show the same", async ({ signIn, model }) => {
  const first = await signIn(people.jonas);
  const second = await first.context().newPage();
  await second.goto("/messages");
  await beginAnswer(first, model);
  await expect(messages(second, "What do you sell?")).toHaveCount(1);
  await expect(messages(second, "We sell boots")).toBeVisible();
  await model.say("and tents.");
  await model.finish();
  for (const tab of [first, second]) {
    await expect(messages(tab, "We sell boots and tents.")).toHaveCount(1);
    await expect(stop(tab)).toBeHidden();
  }
  await send(second, "Thanks, that helps.");
  await expect(messages(first, "Thanks, that helps.")).toHaveCount(1);
});

test("Enter sends, Shift and Enter start a new line", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await composer(jonas).click();
  await jonas.keyboard.type("One line");
  await jonas.keyboard.press("Shift+Enter");
  await jonas.keyboard.type("and another");
  await expect(composer(jonas)).toHaveValue("One line\nand another");
  await jonas.keyboard.press("Enter");
  await expect(composer(jonas)).toHaveValue("");
  await expect(composer(jonas)).toBeFocused();
  await expect(messages(jonas, "One line")).toContainText("and another");
});

test("a page at its newest message stays there whatever comes, and is left alone elsewhere", async ({
  signIn,
  model,
}) => {
  const mira = await signIn(people.mira);
  const fromEnd = () =>
    mira.evaluate(() => document.documentElement.scrollHeight - window.innerHeight - window.scrollY);
  await beginAnswer(mira, model);
  await expect.poll(fromEnd).toBeLessThan(2);
  await model.say("\n\nand tents".repeat(10));
  await expect(mira.getByText("and tents")).toHaveCount(10);
  await expect.poll(fromEnd).toBeLessThan(2);
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await robin.getByRole("button", { name: "Take over" }).click();
  await expect(
    mira.getByRole("log").getByText("Robin Hale took over from the assistant").last(),
  ).toBeInViewport();
  await composer(robin).pressSequentially("Hello");
  await expect(mira.getByText("Robin Hale is typing").first()).toBeInViewport();
  await expect.poll(fromEnd).toBeLessThan(2);
  await mira.evaluate(() => window.scrollBy(0, -1_500));
  const inSight = () =>
    mira.locator("[data-conversation] > [id^='message-']").evaluateAll((items) => {
      const first = items.find((item) => item.getBoundingClientRect().top > 100);
      return [first?.id, Math.round(first?.getBoundingClientRect().top ?? 0)];
    });
  const before = await inSight();
  await send(robin, "Hello, Robin here.");
  await expect(messages(mira, "Hello, Robin here.")).toBeVisible();
  expect(await inSight()).toEqual(before);
});
