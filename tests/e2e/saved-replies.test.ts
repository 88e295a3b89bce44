import { composer, expect, people, test } from "./parley.ts";

test("a saved reply comes into the box, filled, below what is typed", async ({ signIn, scripted }) => {
  const admin = await signIn("admin@acme.test");
  await admin.goto("/settings/replies");
  await admin.getByLabel("Title").fill("Care of down");
  await admin.getByLabel("Text").fill("Hello {{firstName}}, here is {{agentName}} of {{organizationName}}.");
  await admin.getByRole("button", { name: "Add" }).click();
  await expect(admin.getByRole("link", { name: "Care of down" })).toBeVisible();

  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  const filled = "Hello Mira, here is Robin Hale of Acme Outdoor.";
  await composer(robin).fill("Good morning!");
  await robin.getByLabel("Saved replies").click();
  await robin.getByRole("button", { name: "Care of down" }).click();
  await expect(composer(robin)).toHaveValue(`Good morning!\n\n${filled}`);
  if (!scripted) return;

  await composer(robin).fill("");
  await composer(robin).pressSequentially("/zz");
  await expect(robin.getByRole("listbox", { name: "Saved replies" })).toHaveCount(0);
  await composer(robin).fill("");
  await composer(robin).pressSequentially("/down");
  await expect(robin.getByRole("option", { name: "Care of down" })).toBeVisible();
  await composer(robin).press("Enter");
  await expect(composer(robin)).toHaveValue(filled);
  await expect(composer(robin)).toBeFocused();
});
