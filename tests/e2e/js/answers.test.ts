import type { Locator, Page } from "@playwright/test";
import { composer, expect, messages, people, send, seqs, toldTest as test } from "../parley.ts";
import type { ToldModel } from "../../support/told-model.ts";

const again = (message: Locator) => message.getByRole("button", { name: "Answer again" });

/** Asks, and has the model answer in full. */
async function haveAnswer(page: Page, model: ToldModel, answer: string): Promise<Locator> {
  await send(page, "What do you sell?");
  await model.say(answer);
  await model.finish();
  await expect(again(messages(page, answer))).toBeVisible();
  return messages(page, answer);
}

test("an answer is written again in its place, in every tab and in the inbox", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  const other = await jonas.context().newPage();
  await other.goto("/messages");
  const answer = await haveAnswer(jonas, model, "We sell boots.");
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await expect(messages(robin, "We sell boots.").first()).toBeVisible();
  await again(answer).click();
  await model.asked();
  await expect(jonas.getByRole("button", { name: "Stop" })).toBeVisible();
  await model.say("We sell tents ");
  for (const page of [jonas, other, robin]) {
    await expect(messages(page, "We sell tents")).toBeVisible();
    await expect(messages(page, "We sell boots.")).toHaveCount(0);
  }
  await jonas.reload();
  await model.say("and stoves.");
  await model.finish();
  for (const page of [jonas, other])
    await expect(again(messages(page, "We sell tents and stoves."))).toBeVisible();
  await expect(messages(robin, "We sell tents and stoves.")).toBeVisible();
  expect(await seqs(jonas)).toEqual([1, 2]);
});

test("an answer written again that does not come leaves the one before as it was", async ({
  signIn,
  model,
}) => {
  const jonas = await signIn(people.jonas);
  const answer = await haveAnswer(jonas, model, "We sell boots.");
  await again(answer).click();
  await model.asked();
  await jonas.getByRole("button", { name: "Stop" }).click();
  await expect(again(messages(jonas, "We sell boots."))).toBeVisible();
  await jonas.reload();
  await expect(again(messages(jonas, "We sell boots."))).toBeVisible();
});

test("a newer message takes away the way to another answer", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  await haveAnswer(jonas, model, "We sell boots.");
  await send(jonas, "And tents?");
  await model.say("Tents too.");
  await model.finish();
  await expect(again(messages(jonas, "Tents too."))).toBeVisible();
  await expect(again(messages(jonas, "We sell boots."))).toHaveCount(0);
});

test("a vote and its reason stay, and the team reads them", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  const answer = await haveAnswer(jonas, model, "We sell boots.");
  await answer.getByRole("button", { name: "Not helpful" }).click();
  await answer.getByRole("textbox", { name: /What was missing/ }).fill("I asked for tents.");
  await answer.getByRole("button", { name: "Send" }).click();
  await expect(answer).toContainText("You said: I asked for tents.");
  await jonas.reload();
  await expect(answer.getByRole("button", { name: "Not helpful" })).toHaveAttribute("aria-pressed", "true");
  await expect(answer).toContainText("You said: I asked for tents.");
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await expect(messages(robin, "We sell boots.").last()).toContainText(
    "Jonas Feld found this not helpful: I asked for tents.",
  );
  await answer.getByRole("button", { name: "Helpful", exact: true }).click();
  await expect(messages(robin, "We sell boots.").last()).toContainText("Jonas Feld found this helpful");
});

test("a drafted reply comes into the composer below what is typed, and nobody is sent it", async ({
  signIn,
  model,
}) => {
  const jonas = await signIn(people.jonas);
  await haveAnswer(jonas, model, "We sell boots.");
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await composer(robin).fill("Hello Jonas,");
  await robin.getByRole("button", { name: "Draft", exact: true }).click();
  await model.say("we have tents, ");
  await expect(composer(robin)).toHaveValue(/^Hello Jonas,\s+we have tents,/);
  await expect(robin.getByRole("button", { name: "Stop drafting" })).toBeVisible();
  await model.say("too.");
  await model.finish();
  await expect(composer(robin)).toHaveValue(/^Hello Jonas,\s+we have tents, too\.$/);
  await expect(robin.getByRole("button", { name: "Stop drafting" })).toBeHidden();
  await expect(messages(jonas, "we have tents")).toHaveCount(0);
  await send(robin, await composer(robin).inputValue());
  await expect(messages(jonas, "we have tents, too.")).toContainText("Robin Hale");
});
