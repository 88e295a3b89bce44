import { composer, expect, messages, people, send, test, toldTest } from "../parley.ts";

const tooLong = `${"word ".repeat(2_100)}end`;

test("a message that is too long comes back with its text and says why at the field", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await composer(jonas).evaluate((box) => box.removeAttribute("maxlength"));
  await send(jonas, tooLong);
  await expect(composer(jonas)).toHaveValue(tooLong);
  await expect(composer(jonas)).toHaveAccessibleDescription("At most 10,000 characters.");
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
  const key = (await jonas.locator("form.composer input[name=clientId]").getAttribute("value")) ?? "";
  await again
    .locator("form.composer input[name=clientId]")
    .evaluate((field: HTMLInputElement, value) => (field.value = value), key);
  await Promise.all([send(jonas, "Only once, please."), send(again, "Only once, please.")]);
  await expect(messages(jonas, "Only once, please.")).toHaveCount(1);
  await jonas.reload();
  await expect(messages(jonas, "Only once, please.")).toHaveCount(1);
});

test("a form sent again with other words keeps them for a new message", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "The first words.");
  await expect(messages(jonas, "The first words.")).toBeVisible();
  await jonas.goBack();
  await jonas.goBack();
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
