import type { Page } from "@playwright/test";
import { composer, expect, messages, people, send, test, toldTest } from "../parley.ts";

test.use({ tolerated: [/the server responded with a status of 4(00|09)/] });

const tooLong = `${"word ".repeat(2_100)}end`;

/** Gives one page's form the key of another's, as a second press of Send does. */
async function useKeyOf(one: Page, other: Page): Promise<void> {
  const keyField = (page: Page) => composer(page).locator("xpath=ancestor::form").locator("[name=clientId]");
  const key = await keyField(one).inputValue();
  await keyField(other).evaluate((field: HTMLInputElement, value) => (field.value = value), key);
}

test("a message that is too long comes back with its text and says why at the field", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await composer(jonas).evaluate((box) => box.removeAttribute("maxlength"));
  await send(jonas, tooLong);
  await expect(composer(jonas)).toHaveValue(tooLong);
  await expect(composer(jonas)).toHaveAccessibleDescription("503 characters too many. Send it in two parts.");
  await expect(composer(jonas)).toHaveAttribute("aria-invalid", "true");
});

test("an empty message is refused at the field", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "  \u200b ");
  await expect(composer(jonas)).toHaveAccessibleDescription("Write something here.");
});

test("a form sent twice is one message", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  const again = await jonas.context().newPage();
  await again.goto("/messages");
  await useKeyOf(jonas, again);
  await Promise.all([send(jonas, "Only once, please."), send(again, "Only once, please.")]);
  await expect(messages(jonas, "Only once, please.")).toHaveCount(1);
  await jonas.reload();
  await expect(messages(jonas, "Only once, please.")).toHaveCount(1);
});

test("a form sent again with other words keeps them, for a new message", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  const again = await jonas.context().newPage();
  await again.goto("/messages");
  await useKeyOf(jonas, again);
  await send(jonas, "The first words.");
  await send(again, "Other words.");
  await expect(composer(again)).toHaveValue("Other words.");
  await expect(composer(again)).toHaveAccessibleDescription(/sent before with other words/);
  await again.getByRole("button", { name: "Send", exact: true }).click();
  await expect(messages(again, "Other words.")).toHaveCount(1);
  await expect(messages(again, "The first words.")).toHaveCount(1);
});

toldTest(
  "while an answer is on its way the page refreshes itself and has no composer",
  async ({ signIn, model }) => {
    const jonas = await signIn(people.jonas);
    const refresh = jonas.locator("meta[http-equiv=refresh]");
    await send(jonas, "What do you sell?");
    await expect(jonas.getByText("The answer is on its way.")).toBeVisible();
    await expect(refresh).toHaveCount(1);
    await expect(composer(jonas)).toHaveCount(0);
    await jonas.getByRole("link", { name: "Write a message" }).click();
    await composer(jonas).fill("And one more");
    await expect(refresh).toHaveCount(0);
    await jonas.goto("/messages");
    await model.say("We sell boots.");
    await model.finish();
    await expect(messages(jonas, "We sell boots.")).toBeVisible();
    await expect(composer(jonas)).toBeVisible();
    await expect(refresh).toHaveCount(0);
  },
);

toldTest("an answer can be stopped", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "What do you sell?");
  await model.say("We sell boots ");
  await jonas.getByRole("button", { name: "Stop" }).click();
  await expect(messages(jonas, "We sell boots")).toContainText("This answer was stopped");
  await expect(composer(jonas)).toBeVisible();
});
