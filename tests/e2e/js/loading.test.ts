import { composer, expect, people, test } from "../parley.ts";

test("a conversation that takes a while to load says so in its place, and takes nothing away", async ({
  signIn,
}) => {
  const robin = await signIn(people.robin);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await robin.route("**/inbox/*.data*", async (route) => {
    await held;
    await route.continue();
  });
  const coming = robin.getByRole("status").filter({ hasText: "Loading the conversation" });
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await expect(coming).toBeVisible();
  await expect(robin.getByRole("heading", { name: "All" })).toBeVisible();
  release();
  await expect(composer(robin)).toBeVisible();
  await expect(coming).toHaveCount(0);
});

test("a user sees that a person is on the way, and that it is resolved", async ({ signIn }) => {
  const [jonas, robin] = [await signIn(people.jonas), await signIn(people.robin)];
  await jonas.getByRole("button", { name: "Ask for a person" }).click();
  await expect(jonas.getByText("The team knows.")).toBeVisible();
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await composer(robin).fill("How can we help?");
  await robin.getByRole("button", { name: "Send and resolve" }).click();
  await expect(jonas.getByText("This is resolved.")).toBeVisible();
  await expect(jonas.getByText("The team knows.")).toBeHidden();
  await composer(jonas).fill("It will not open.");
  await jonas.getByRole("button", { name: "Send", exact: true }).click();
  await expect(jonas.getByText("This is resolved.")).toBeHidden();
});
