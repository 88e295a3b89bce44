import type { Page } from "@playwright/test";
import { composer, expect, messages, people, send, test, toldTest } from "../parley.ts";

const ines = "admin@acme.test";

// The stream of one agent is cut on purpose, and a refused reply says so in its status.
test.use({ tolerated: [/net::ERR_|the server responded with a status of 409/] });

const rows = (page: Page) => page.getByRole("region", { name: "All" }).getByRole("listitem");
const head = (page: Page) => page.locator(".case__head");
const state = (page: Page) => page.locator(".case__state");

/** Opens a conversation, and moves the pointer away from the list. */
async function open(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("region", { name: "All" }).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.mouse.move(900, 300);
}

test("two agents answer one user once, share a note, and put the conversation away", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "Where is my parcel?");
  await expect(messages(jonas, "Where is my parcel?")).toBeVisible();
  const mira = await signIn(people.mira);
  const robin = await signIn(people.robin);
  const admin = await signIn(ines);
  await open(robin, /Jonas/);
  await open(admin, /Jonas/);
  await expect(head(robin).getByText("Ines Moreau looking too")).toBeVisible();
  await expect(head(admin).getByText("Robin Hale looking too")).toBeVisible();
  await robin.getByRole("button", { name: "Take over" }).click();
  await expect(robin.getByRole("button", { name: "Hand back to the assistant" })).toBeVisible();
  await expect(state(admin)).toContainText("Robin Hale is answering");

  await admin.route("**/inbox/events*", (route) => route.abort());
  await admin.reload();
  await composer(admin).fill("It is on its way.");
  await send(robin, "It left us this morning.");
  await expect(messages(jonas, "It left us this morning.")).toBeVisible();
  await admin.getByRole("button", { name: "Send", exact: true }).click();
  await expect(admin.getByText("while you typed. Your text is kept.")).toBeVisible();
  await expect(composer(admin)).toHaveValue("It is on its way.");
  await admin.unrouteAll({ behavior: "ignoreErrors" });
  await expect(messages(admin, "It left us this morning.")).toBeVisible();
  await expect(admin.getByText("Robin Hale wrote")).toBeVisible();
  await expect(messages(jonas, "It is on its way.")).toHaveCount(0);
  await admin.getByRole("button", { name: "Send anyway" }).click();
  await expect(messages(jonas, "It is on its way.")).toHaveCount(1);
  await expect(composer(admin)).toHaveValue("");

  await robin.getByText("Note", { exact: true }).click();
  await composer(robin).fill("Ask the carrier tomorrow.");
  await robin.getByRole("button", { name: "Add note" }).click();
  await expect(messages(robin, "Ask the carrier tomorrow.")).toBeVisible();
  await expect(messages(admin, "Ask the carrier tomorrow.")).toBeVisible();

  await robin.getByLabel("Assigned to").selectOption({ label: "Ines Moreau" });
  await robin.getByRole("button", { name: "Assign" }).click();
  await expect(state(admin)).toContainText("You are answering");

  await head(robin).getByLabel("Snooze").click();
  await robin.getByRole("button", { name: /^Tomorrow/ }).click();
  await expect(state(robin)).toContainText("Snoozed until");
  await expect(rows(admin).filter({ hasText: "Jonas" })).toHaveCount(0);
  await send(jonas, "It is here, thank you!");
  await expect(rows(admin).filter({ hasText: "It is here, thank you!" })).toBeVisible();
  await expect(state(admin)).toContainText("You are answering");

  await head(admin).getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(state(robin)).toContainText("Resolved");
  await expect(rows(robin).filter({ hasText: "Jonas" })).toHaveCount(0);
  for (const user of [jonas, mira]) {
    await user.reload();
    await expect(user.getByText("Ask the carrier tomorrow.")).toHaveCount(0);
  }
});

toldTest(
  "a takeover in mid-answer ends the answer, and the agent's words come next",
  async ({ signIn, model }) => {
    const jonas = await signIn(people.jonas);
    const robin = await signIn(people.robin);
    await send(jonas, "What do you sell?");
    await model.say("We sell boots ");
    await expect(messages(jonas, "We sell boots")).toBeVisible();
    await open(robin, /Jonas/);
    await expect(messages(robin, "We sell boots")).toBeVisible();
    await robin.getByRole("button", { name: "Take over" }).click();
    await expect(jonas.getByRole("button", { name: "Stop" })).toBeHidden();
    await expect(messages(jonas, "We sell boots")).toHaveCount(1);
    await send(robin, "Robin here: tents too.");
    await expect(messages(jonas, "Robin here: tents too.")).toBeVisible();
    await expect(jonas.locator("[data-conversation] > li").last()).toContainText("Robin here: tents too.");
  },
);
