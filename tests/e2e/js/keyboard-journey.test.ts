import type { Locator, Page } from "@playwright/test";
import { expect, messages, people, send, test, toldTest } from "../parley.ts";

/** Presses Tab until this has the focus, and looks that the focus is to be seen there, behind nothing. */
async function tabTo(page: Page, place: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(place).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await place.evaluate((element) => element === document.activeElement)) return expectSeen(place);
    await page.keyboard.press(key);
  }
  await expect(place).toBeFocused({ timeout: 1 });
}

async function expectSeen(place: Locator): Promise<void> {
  await expect
    .poll(() =>
      place.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return there !== null && (element.contains(there) || there.contains(element));
      }),
    )
    .toBe(true);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

async function logInByKeys(page: Page, email: string): Promise<void> {
  await tabTo(page, page.getByLabel("E-mail"));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type("parley-demo");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/messages$/);
  await page.waitForLoadState();
}

async function skipToWriting(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("link", { name: "Skip to writing" }));
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("body");
}

test("a user goes all the way by keys alone", async ({ open, signIn }) => {
  const jonas = await open("/login");
  await logInByKeys(jonas, people.jonas);
  await skipToWriting(jonas);
  await jonas.keyboard.type("How long do I have to send something back for a refund?");
  await jonas.keyboard.press("Enter");
  expect(await focused(jonas)).toBe("body");
  const answer = messages(jonas, "Automatic answer");
  const source = answer.getByRole("link", { name: "Returns and refunds" });
  await expect(source).toBeVisible();

  await tabTo(jonas, source, "Shift+Tab");
  await jonas.keyboard.press("Enter");
  await expect(jonas.getByRole("heading", { level: 1, name: "Returns and refunds" })).toBeVisible();
  // The way back is a key of the browser, which a page never hears of.
  await jonas.goBack();
  await expect(source).toBeVisible();

  const down = answer.getByRole("button", { name: "Not helpful" });
  await tabTo(jonas, down);
  await jonas.keyboard.press("Enter");
  await expect(down).toHaveAttribute("aria-pressed", "true");
  await expect(down).toBeFocused();
  const reason = answer.getByRole("textbox", { name: /What was missing/ });
  await tabTo(jonas, reason);
  await jonas.keyboard.type("I asked for tents.");
  await tabTo(jonas, answer.getByRole("button", { name: "Send" }));
  await jonas.keyboard.press("Enter");
  await expect(answer).toContainText("You said: I asked for tents.");
  await expect(answer).toBeFocused();
  await tabTo(jonas, answer.getByRole("link", { name: "Change what you said" }));
  await jonas.keyboard.press("Enter");
  await expect(reason).toBeFocused();

  await tabTo(jonas, jonas.getByRole("button", { name: "Ask for a person" }));
  await jonas.keyboard.press("Enter");
  await expect(jonas.getByRole("log")).toContainText("You asked for a person");
  await expect.poll(() => focused(jonas)).toBe("body");
  await jonas.keyboard.type("My boots gave me blisters.");
  await jonas.keyboard.press("Enter");
  const robin = await signIn(people.robin);
  await robin
    .getByRole("link", { name: /Jonas Feld/ })
    .first()
    .click();
  await send(robin, "Which size did you order?");
  await expect(messages(jonas, "Which size")).toBeVisible();
  expect(await focused(jonas)).toBe("body");

  const opener = jonas.locator("summary[aria-label='Search messages']");
  await tabTo(jonas, opener, "Shift+Tab");
  await jonas.keyboard.press("Enter");
  await tabTo(jonas, jonas.getByLabel("Words"));
  await jonas.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await jonas.keyboard.press("Enter");
  await tabTo(jonas, jonas.getByLabel("Words"));
  await jonas.keyboard.type("blisters");
  await jonas.keyboard.press("Enter");
  await expect(jonas.getByRole("heading", { name: "1 message found" })).toBeVisible();
  await tabTo(jonas, jonas.getByLabel("Your account, Jonas Feld"));
  await jonas.keyboard.press("Enter");
  await tabTo(jonas, jonas.getByRole("button", { name: "Log out" }));
  await jonas.keyboard.press("Enter");
  await expect(jonas).toHaveURL(/\/login$/);
});

toldTest(
  "a button that its own press takes away leaves the focus in its message",
  async ({ open, model }) => {
    const jonas = await open("/login");
    await logInByKeys(jonas, people.jonas);
    await skipToWriting(jonas);
    await jonas.keyboard.type("What do you sell?");
    await jonas.keyboard.press("Enter");
    await model.say("We sell boots. We also");
    const answer = messages(jonas, "We sell boots.");
    const stop = answer.getByRole("button", { name: "Stop" });
    const again = answer.getByRole("button", { name: "Answer again" });
    await tabTo(jonas, stop, "Shift+Tab");
    await jonas.keyboard.press("Enter");
    await expect(again).toBeVisible();
    await expect(answer).toBeFocused();
    await tabTo(jonas, again);
    await jonas.keyboard.press("Enter");
    await expect(again).toBeHidden();
    await expect(jonas.getByRole("log").getByRole("listitem").last()).toBeFocused();
    await model.say("Tents.");
    await model.finish();
    await expect(messages(jonas, "Tents.")).toBeFocused();
  },
);
