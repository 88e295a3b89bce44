import type { Page } from "@playwright/test";
import { composer, expect, messages, people, send, test } from "../parley.ts";

test.use({ tolerated: [/the server responded with a status of 409/] });

const head = (page: Page) => page.locator(".case__head");
const state = (page: Page) => page.locator(".case__state");

test("two agents work on a conversation without scripts", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "Where is my parcel?");
  const robin = await signIn(people.robin);
  const ines = await signIn("admin@acme.test");
  for (const agent of [robin, ines]) {
    await agent.goto("/inbox");
    await agent.getByRole("link", { name: /Jonas/ }).first().click();
  }
  await robin.getByRole("button", { name: "Take over" }).click();
  await expect(state(robin)).toContainText("You are answering");

  await composer(ines).fill("It is on its way.");
  await send(robin, "It left us this morning.");
  await ines.getByRole("button", { name: "Send", exact: true }).click();
  await expect(ines.getByText("Robin Hale wrote")).toBeVisible();
  await expect(messages(ines, "It left us this morning.")).toBeVisible();
  await expect(composer(ines)).toHaveValue("It is on its way.");
  await jonas.goto("/messages");
  await expect(messages(jonas, "It is on its way.")).toHaveCount(0);
  await ines.getByRole("button", { name: "Send anyway" }).click();
  await expect(messages(ines, "It is on its way.")).toHaveCount(1);

  await robin.getByText("Note", { exact: true }).click();
  await expect(robin.getByText("Write to Jonas")).toBeHidden();
  await composer(robin).fill("Ask the **carrier** tomorrow.");
  await robin.getByRole("button", { name: "Preview" }).click();
  await expect(robin.getByRole("group", { name: "Preview" }).getByText("carrier")).toBeVisible();
  await expect(composer(robin)).toHaveValue("Ask the **carrier** tomorrow.");
  await expect(robin.getByRole("radio", { name: "Note" })).toBeChecked();
  await robin.getByRole("button", { name: "Add note" }).click();
  await expect(messages(robin, "Ask the carrier tomorrow.")).toBeVisible();
  await ines.reload();
  await expect(messages(ines, "Ask the carrier tomorrow.")).toBeVisible();

  await robin.getByLabel("Assigned to").selectOption({ label: "Ines Moreau" });
  await robin.getByRole("button", { name: "Assign" }).click();
  await expect(state(robin)).toContainText("Ines Moreau is answering");
  await head(robin).getByLabel("Snooze").click();
  await robin.getByRole("button", { name: /^Tomorrow/ }).click();
  await expect(state(robin)).toContainText("Snoozed until");
  await ines.goto("/inbox?view=mine");
  await expect(ines.getByRole("link", { name: /Jonas/ })).toHaveCount(0);

  await jonas.goto("/messages");
  await send(jonas, "It is here, thank you!");
  await expect(jonas.getByText("Ask the carrier tomorrow.")).toHaveCount(0);
  await ines.reload();
  await ines.getByRole("link", { name: /Jonas/ }).first().click();
  await expect(messages(ines, "It is here, thank you!")).toBeVisible();
  await head(ines).getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(state(ines)).toContainText("Resolved");
});
