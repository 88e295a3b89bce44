import { expectAccessible } from "../accessible.ts";
import { expect, messages, people, send, toldTest as test } from "../parley.ts";

// A refused form and an absent page say so in their status too, which the console repeats.
test.use({ tolerated: [/the server responded with a status of 40[04]/] });

test("nobody is kept out of the login page, with a problem and without", async ({ open }) => {
  const page = await open("/login");
  await expectAccessible(page);
  await page.getByLabel("E-mail").fill(people.jonas);
  await page.getByLabel("Password", { exact: true }).fill("a wrong one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await expectAccessible(page);
});

test("nobody is kept out of a conversation, empty and while an answer comes", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await expectAccessible(jonas);
  await send(jonas, "What do you sell?");
  await model.say("We sell boots ");
  await expect(messages(jonas, "We sell boots")).toBeVisible();
  await expectAccessible(jonas);
});

test("nobody is kept out of a long conversation, help and tokens", async ({ signIn }) => {
  const mira = await signIn(people.mira);
  await expectAccessible(mira);
  for (const path of ["/help", "/help/returns-and-refunds", "/settings/tokens"]) {
    await mira.goto(path);
    await expect(mira.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(mira);
  }
});

test("nobody is kept out of a search and what it finds", async ({ signIn }) => {
  const mira = await signIn(people.mira);
  await mira.getByLabel("Search messages").first().click();
  await expectAccessible(mira);
  await mira.goto("/messages?q=loan");
  await expect(mira.getByRole("heading", { name: /found/ })).toBeVisible();
  await expectAccessible(mira);
});

test("nobody is kept out of a search for nothing, and of a place in the middle", async ({ signIn }) => {
  const mira = await signIn(people.mira);
  await mira.goto("/messages?q=nowhere");
  await expect(mira.getByText("Nothing for “nowhere”")).toBeVisible();
  await expectAccessible(mira);
  await mira.goto("/messages?around=60#message-60");
  await expect(mira.locator("#message-60")).toBeInViewport();
  await expectAccessible(mira);
});

test("nobody is kept out of the inbox", async ({ signIn }) => {
  const robin = await signIn(people.robin);
  await expectAccessible(robin);
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await expect(robin.getByRole("log")).toBeVisible();
  await expectAccessible(robin);
  await robin.goto(`${robin.url()}?q=ridgeline`);
  await expect(robin.getByRole("heading", { name: /found/ })).toBeVisible();
  await expectAccessible(robin);
});

test("nobody is kept out of the page that says there is nothing", async ({ signIn }) => {
  const mira = await signIn(people.mira);
  await mira.goto("/nothing/here");
  await expect(mira.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expectAccessible(mira);
});

test("nobody is kept out of the desk's note, preview, palette and keys", async ({ signIn }) => {
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await robin.getByText("Note", { exact: true }).click();
  await robin.getByRole("button", { name: "Preview" }).click();
  await expect(robin.getByRole("group", { name: "Preview" })).toBeVisible();
  await expectAccessible(robin);
  for (const [key, name] of [
    ["Control+k", "Commands"],
    ["?", "Keys"],
  ] as const) {
    await robin.keyboard.press(key);
    await expect(robin.getByRole("dialog", { name })).toBeVisible();
    await expectAccessible(robin);
    await robin.keyboard.press("Escape");
    await expect(robin.getByRole("dialog")).toHaveCount(0);
  }
});
