import type { Page } from "@playwright/test";
import { composer, expect, messages, people, send, test } from "../parley.ts";

/** Robin with Mira's conversation taken over, and how often Mira's page has said that she read something. */
async function openBoth(signIn: (email: string) => Promise<Page>) {
  const mira = await signIn(people.mira);
  const read: string[] = [];
  mira.on("request", (request) => {
    if (request.url().endsWith("/messages/read")) read.push(request.postData() ?? "");
  });
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await robin.getByRole("button", { name: "Take over" }).click();
  await expect(
    mira.getByRole("log").getByText("Robin Hale took over from the assistant").last(),
  ).toBeVisible();
  return { mira, robin, read };
}

/** Whatever the page does about what it shows is done. */
const settle = (page: Page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );

/** Robin writes: it reaches Mira's page, and is not read there. */
async function expectUnread(
  robin: Page,
  mira: Page,
  read: string[],
  text: string,
  body = text,
): Promise<void> {
  const before = read.length;
  await send(robin, body);
  await expect(messages(mira, text)).toBeAttached();
  await expect(messages(robin, text)).toContainText("Delivered");
  await settle(mira);
  expect(read).toHaveLength(before);
}

const expectRead = (robin: Page, text: string) => expect(messages(robin, text)).toContainText("Read");

const scrollTo = (page: Page, fromEnd: number) =>
  page.evaluate((pixels) => {
    const { scrollHeight } = document.documentElement;
    window.scrollTo(0, scrollHeight - window.innerHeight - pixels);
  }, fromEnd);

test("a message is read once its end was on screen of a page somebody looks at", async ({ signIn }) => {
  const { mira, robin, read } = await openBoth(signIn);

  await mira.evaluate(() => (document.hasFocus = () => false));
  await expectUnread(robin, mira, read, "While another window has the focus.");
  await mira.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event("focus"));
  });
  await expectRead(robin, "While another window has the focus.");

  await mira.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  });
  await expectUnread(robin, mira, read, "While another tab is in front.");
  await mira.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expectRead(robin, "While another tab is in front.");

  await scrollTo(mira, 600);
  await expectUnread(robin, mira, read, "While older ones are on screen.");
  await scrollTo(mira, 0);
  await expectRead(robin, "While older ones are on screen.");

  const long = Array.from({ length: 80 }, (_, line) => `Line ${line}`).join("\n\n");
  await scrollTo(mira, 600);
  await expectUnread(robin, mira, read, "Line 79", long);
  await messages(mira, "Line 79").evaluate((message) => message.scrollIntoView({ block: "start" }));
  await expect(mira.getByText("Line 0", { exact: true })).toBeInViewport();
  await settle(mira);
  await expect(messages(robin, "Line 79")).toContainText("Delivered");
  await scrollTo(mira, 0);
  await expectRead(robin, "Line 79");
});

test("an older page is a device that has what comes, and reads nothing", async ({ signIn }) => {
  const { mira, robin, read } = await openBoth(signIn);
  await mira.goto("/messages?before=100");
  const before = read.length;
  await send(robin, "On the newest page only.");
  await expect(messages(robin, "On the newest page only.")).toContainText("Delivered");
  await mira.reload();
  await settle(mira);
  expect(read).toHaveLength(before);
  await expect(messages(robin, "On the newest page only.")).toContainText("Delivered");
  await mira.goto("/messages");
  await expectRead(robin, "On the newest page only.");
});

test("whoever closes the page in the middle of a word neither types nor is there for long", async ({
  signIn,
}) => {
  const { mira, robin } = await openBoth(signIn);
  await expect(mira.getByText("The team is here")).toBeVisible();
  await composer(robin).pressSequentially("Hel");
  await expect(mira.getByText("Robin Hale is typing").first()).toBeVisible();
  await robin.context().close();
  await expect(mira.getByText("Robin Hale is typing").first()).toBeHidden();
  await expect(mira.getByText("The team is away")).toBeVisible();
});
