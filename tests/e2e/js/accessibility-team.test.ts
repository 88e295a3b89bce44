import { expectAccessibleAtEveryWidth as expectAccessible } from "../accessible.ts";
import { composer, expect, people, toldTest as test } from "../parley.ts";

const ines = "admin@acme.test";

// A form that is refused says so in its status too, which the console repeats.
test.use({ tolerated: [/the server responded with a status of 4\d\d/] });

test("nobody is kept out of the settings of an organization, its people and its assistant", async ({
  signIn,
  open,
}) => {
  const admin = await signIn(ines);
  for (const path of ["organization", "assistant", "tokens", "profile", "members"]) {
    await admin.goto(`/settings/${path}`);
    await expectAccessible(admin);
  }
  await admin.getByLabel("More for Robin Hale").click();
  await expect(admin.getByRole("button", { name: "Remove Robin Hale" })).toBeVisible();
  await expectAccessible(admin);
  await admin.getByLabel("E-mail", { exact: true }).fill(people.robin);
  await admin.getByRole("button", { name: "Make invitation" }).click();
  await expect(admin.getByText("is already a member")).toBeVisible();
  await expectAccessible(admin);
  await admin.getByLabel("E-mail", { exact: true }).fill("new@acme.test");
  await admin.getByRole("button", { name: "Make invitation" }).click();
  await expect(admin.getByText("The invitation is ready")).toBeVisible();
  await expectAccessible(admin);

  const invited = await open((await admin.getByText(/\/invite\//).textContent()) ?? "");
  await expect(invited.getByRole("button", { name: "Accept the invitation" })).toBeVisible();
  await expectAccessible(invited);

  await admin.goto("/settings/organization");
  await admin.getByLabel("Accent colour").fill("green");
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText("Write a colour as # and six digits")).toBeVisible();
  await expectAccessible(admin);
  await admin.goto("/settings/profile/password");
  await admin.getByLabel("Current password").fill("a wrong one");
  await admin.getByLabel("New password").fill("another long password");
  await admin.getByRole("button", { name: "Change password" }).click();
  await expect(admin.getByText("This is not your password.")).toBeVisible();
  await expectAccessible(admin);
  await admin.goto("/settings/audit");
  await expect(admin.getByText(/invited .?new@acme\.test/)).toBeVisible();
  await expectAccessible(admin);
});

test("nobody is kept out of the articles, their preview and what another has written", async ({ signIn }) => {
  const admin = await signIn(ines);
  await admin.goto("/settings/articles");
  await expectAccessible(admin);
  await admin.goto("/settings/articles/new");
  await admin.getByLabel("Title").fill("Boots");
  await admin.getByLabel("Text", { exact: true }).fill("# Boots\n\nAll sizes.");
  await admin.getByLabel("Address").fill("Not an address");
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText("Use small letters, digits and hyphens")).toBeVisible();
  await expectAccessible(admin);

  await admin.goto("/settings/articles");
  await admin.getByRole("link", { name: "Returns and refunds" }).click();
  await admin.getByRole("button", { name: "Preview" }).click();
  await expect(admin.getByRole("region", { name: "Preview" })).toBeVisible();
  await admin.getByText("Delete", { exact: true }).click();
  await expect(admin.getByRole("button", { name: "Yes, delete it" })).toBeVisible();
  await expectAccessible(admin);
  const other = await admin.context().newPage();
  await other.goto(admin.url());
  await other.getByLabel("Other words").fill("send back");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  await other.close();
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText("What is saved now").click();
  await expectAccessible(admin);
});

test("nobody is kept out of the saved replies and the labels", async ({ signIn }) => {
  const admin = await signIn(ines);
  for (const [list, name] of [
    ["replies", "Title"],
    ["labels", "Name"],
  ] as const) {
    await admin.goto(`/settings/${list}`);
    await expectAccessible(admin);
    const add = async () => {
      await admin.getByLabel(name, { exact: true }).fill("Boots");
      if (list === "replies") await admin.getByLabel("Text").fill("Hello!");
      await admin.getByRole("button", { name: /^Add/ }).click();
    };
    await add();
    await admin.getByRole("link", { name: "Boots" }).click();
    await admin.getByText("Delete", { exact: true }).click();
    await expect(admin.getByRole("button", { name: "Yes, delete it" })).toBeVisible();
    await expectAccessible(admin);
    await admin.goto(`/settings/${list}`);
    await add();
    await expect(admin.getByText(/^Another (reply|label|saved reply) has this/)).toBeVisible();
    await expectAccessible(admin);
  }
});

test("nobody is kept out of the doors", async ({ open }) => {
  const stranger = await open("/signup");
  await expectAccessible(stranger);
  await stranger.getByLabel("Organization").fill("Acme");
  await stranger.getByLabel("Your name").fill("Robin");
  await stranger.getByLabel("E-mail").fill(people.robin);
  await stranger.getByLabel("Password").fill("a wrong password");
  await stranger.getByRole("button", { name: "Create it" }).click();
  await expect(stranger.getByText("this is not its password")).toBeVisible();
  await expectAccessible(stranger);
  for (const path of ["/join/acme", "/invite/gone", "/login"]) {
    await stranger.goto(path);
    await expectAccessible(stranger);
  }
});

test("nobody is kept out of the inbox's empty lists and its search", async ({ signIn }) => {
  const admin = await signIn(ines);
  for (const search of ["?status=snoozed", "?view=mine", "?q=zzzz", "?q=ridgeline"]) {
    await admin.goto(`/inbox${search}`);
    await expectAccessible(admin);
  }
});

test("nobody is kept out of a conversation's menus, its saved replies and its summary", async ({
  signIn,
  model,
}) => {
  const admin = await signIn(ines);
  await admin.goto("/settings/replies");
  await admin.getByLabel("Title").fill("Care of down");
  await admin.getByLabel("Text").fill("Wash it cold, {{firstName}}.");
  await admin.getByRole("button", { name: "Add reply" }).click();
  await expect(admin.getByRole("link", { name: "Care of down" })).toBeVisible();
  await admin.goto("/inbox");
  await admin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await admin.locator(".case__head").getByLabel("Snooze").click();
  await expect(admin.getByRole("button", { name: /^Tomorrow/ })).toBeVisible();
  await expectAccessible(admin);
  await admin.locator(".labels__menu > summary").click();
  await expect(admin.getByRole("button", { name: "Save labels" })).toBeVisible();
  await expectAccessible(admin);
  await admin.goto(`${admin.url()}#about`);
  await expectAccessible(admin);

  await admin.goto(admin.url().replace("#about", ""));
  await composer(admin).pressSequentially("/");
  await expect(admin.getByRole("listbox", { name: "Saved replies" })).toBeVisible();
  await expectAccessible(admin);
  await composer(admin).fill("");
  await admin.getByLabel("Saved replies").click();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Sum up the conversation" }).click();
  await model.say("Mira asks about **a sleeping bag**.");
  await expect(admin.getByRole("region", { name: "Summary by the assistant" })).toContainText("sleeping bag");
  await expectAccessible(admin);
  await model.finish();
  await expect(admin.getByRole("button", { name: "Stop", exact: true })).toHaveCount(0);
  await expectAccessible(admin);
});

test("nobody is kept out of the bar of what is chosen, and its menus", async ({ signIn }) => {
  const admin = await signIn(ines);
  await admin.getByText("Choose several").click();
  await admin.getByLabel("Choose Mira Lindqvist").check();
  const bar = admin.getByRole("form", { name: "Change what is chosen" });
  await expect(bar).toBeVisible();
  await expectAccessible(admin);
  for (const menu of ["Assign", "Add label", "Snooze"]) {
    await bar.getByLabel(menu, { exact: true }).click();
    await expect(bar.locator(".menu__title").filter({ hasText: menu })).toBeVisible();
    await expectAccessible(admin);
  }
});
