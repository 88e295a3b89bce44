import type { Page } from "@playwright/test";
import { composer, expect, messages, people, send, test } from "../parley.ts";

/** The inbox with Jonas above Mira, and Robin in front of it. */
async function atTheInbox(signIn: (email: string) => Promise<Page>): Promise<Page> {
  const jonas = await signIn(people.jonas);
  await send(jonas, "Where do I find my size?");
  await expect(messages(jonas, "Where do I find my size?")).toBeVisible();
  const robin = await signIn(people.robin);
  await expect(rows(robin).first()).toContainText("Jonas");
  await expectKeys(robin);
  return robin;
}

/** Keys are taken once the page runs, which its search box then says. */
const expectKeys = (page: Page) =>
  expect(page.getByRole("search").getByText("/", { exact: true })).toBeVisible();

const rows = (page: Page) =>
  page.getByRole("region", { name: "All" }).getByRole("listitem").getByRole("link");

test("an agent works on conversations by keys alone", async ({ signIn }) => {
  const robin = await atTheInbox(signIn);
  await robin.keyboard.press("j");
  await expect(rows(robin).first()).toBeFocused();
  await robin.keyboard.press("j");
  await robin.keyboard.press("j");
  await expect(rows(robin).nth(1)).toBeFocused();
  await robin.keyboard.press("Enter");
  await expect(robin.getByRole("heading", { level: 1, name: "Mira Lindqvist" })).toBeVisible();

  await robin.keyboard.press("n");
  await expect(composer(robin)).toBeFocused();
  await expect(robin.getByRole("radio", { name: "Note" })).toBeChecked();
  await robin.keyboard.type("jkronaesut?/");
  await expect(composer(robin)).toHaveValue("jkronaesut?/");
  await composer(robin).fill("");
  await composer(robin).blur();
  await robin.keyboard.press("r");
  await expect(robin.getByRole("radio", { name: "Reply", exact: true })).toBeChecked();
  await composer(robin).blur();

  await robin.keyboard.press("a");
  await expect(robin.getByLabel("Assigned to")).toBeFocused();
  await robin.getByLabel("Assigned to").blur();
  await robin.keyboard.press("s");
  await expect(robin.getByRole("button", { name: /^Later today|^Tomorrow/ }).first()).toBeFocused();
  await robin.keyboard.press("Escape");
  await expect(robin.getByRole("button", { name: /^Tomorrow/ })).toHaveCount(0);

  await robin.keyboard.press("e");
  await expect(
    robin.getByText("Resolved", { exact: true }).and(robin.locator(".case__state *")),
  ).toBeVisible();
  await expectKeys(robin);
  await robin.keyboard.press("u");
  await expect(robin).toHaveURL(/\/inbox$/);
  await robin.keyboard.press("/");
  await expect(robin.getByRole("searchbox", { name: "Search conversations" })).toBeFocused();
});

test("t takes a conversation over, and on a narrow page a opens the pane of the person", async ({
  signIn,
}) => {
  const robin = await atTheInbox(signIn);
  await robin.setViewportSize({ width: 1024, height: 800 });
  await robin.keyboard.press("j");
  await robin.keyboard.press("o");
  await expect(robin.getByRole("button", { name: "Take over" })).toBeVisible();
  await robin.keyboard.press("a");
  await expect(robin.getByLabel("Assigned to")).toBeFocused();
  await robin.getByLabel("Assigned to").blur();
  await robin.keyboard.press("t");
  await expect(robin.getByRole("button", { name: "Hand back to the assistant" })).toBeVisible();
});

test("the palette does what is chosen, and the focus comes back when it is left", async ({ signIn }) => {
  const robin = await atTheInbox(signIn);
  await robin.keyboard.press("j");
  await robin.keyboard.press("Control+k");
  const palette = robin.getByRole("dialog", { name: "Commands" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await robin.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(rows(robin).first()).toBeFocused();

  await robin.keyboard.press("o");
  await expect(composer(robin)).toBeVisible();
  await composer(robin).focus();
  await robin.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await robin.keyboard.type("write a n");
  await robin.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
  await expect(robin.getByRole("radio", { name: "Note" })).toBeChecked();
  await expect(composer(robin)).toBeFocused();

  await robin.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await robin.keyboard.type("show una");
  await robin.keyboard.press("Enter");
  await expect(robin).toHaveURL(/\/inbox\?view=unassigned$/);
  await expect(robin.getByRole("region", { name: "Unassigned" })).toBeVisible();
  await expectKeys(robin);
  await robin.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await robin.keyboard.type("loan pack");
  await robin.keyboard.press("Enter");
  await expect(robin).toHaveURL(/q=loan\+pack/);
});

test("the keys are told by ? and by the menu, and no key reaches the page below", async ({ signIn }) => {
  const robin = await atTheInbox(signIn);
  await robin.keyboard.press("?");
  const keys = robin.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByText("Take over")).toBeVisible();
  await robin.keyboard.press("j");
  await robin.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
  await expect(rows(robin).first()).not.toBeFocused();
  await robin.getByLabel(/^Your account/).click();
  await robin.getByRole("button", { name: "Keys" }).click();
  await expect(keys).toBeVisible();
});
