import type { Page } from "@playwright/test";
import type { ToldModel } from "../../support/told-model.ts";
import { composer, expect, messages, people, send, seqs, toldTest as test } from "../parley.ts";

const again = (page: Page) => page.getByRole("button", { name: "Answer again" });

/** Asks, and has the model answer in full. */
async function haveAnswer(page: Page, model: ToldModel, answer: string): Promise<void> {
  await send(page, "What do you sell?");
  await model.say(answer);
  await model.finish();
  await expect(again(page)).toBeVisible();
}

test("an answer is written again in its place", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await haveAnswer(jonas, model, "We sell boots.");
  await again(jonas).click();
  await model.say("We sell tents.");
  await model.finish();
  await expect(messages(jonas, "We sell tents.")).toBeVisible();
  await expect(again(jonas)).toBeVisible();
  expect(await seqs(jonas)).toEqual([1, 2]);
});

test("a vote and its reason are sent by buttons and a form", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await haveAnswer(jonas, model, "We sell boots.");
  const answer = messages(jonas, "We sell boots.");
  await answer.getByRole("button", { name: "Not helpful" }).click();
  await expect(answer).toContainText("Thank you");
  await jonas.getByRole("textbox", { name: /What was missing/ }).fill("I asked for tents.");
  await answer.getByRole("button", { name: "Send" }).click();
  await expect(answer).toContainText("You said: I asked for tents.");
});

test("a drafted reply comes into the composer below what is typed", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await haveAnswer(jonas, model, "We sell boots.");
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await composer(robin).fill("Hello Jonas,");
  const drafted = robin.getByRole("button", { name: "Draft", exact: true }).click();
  await model.say("we have tents, too.");
  await model.finish();
  await drafted;
  await expect(composer(robin)).toHaveValue(/^Hello Jonas,\s+we have tents, too\.$/);
});

test("a summary comes above the thread and leaves what is typed at the desk", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await haveAnswer(jonas, model, "We sell boots.");
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await robin.getByText("Note", { exact: true }).click();
  await composer(robin).fill("He wants *tents*.");
  const summed = robin.getByRole("button", { name: "Sum up the conversation" }).click();
  await model.say("Jonas asked what we sell.");
  await model.finish();
  await summed;
  await expect(robin.getByRole("region", { name: "Summary by the assistant" })).toContainText(
    "Jonas asked what we sell.",
  );
  await expect(composer(robin)).toHaveValue("He wants *tents*.");
  await expect(robin.getByRole("radio", { name: "Note" })).toBeChecked();
});
