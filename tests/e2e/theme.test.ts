import type { Page } from "@playwright/test";
import { expect, people, test } from "./parley.ts";

const isDark = (page: Page) =>
  page
    .locator("body")
    .evaluate(
      (body) => Number(/\(([\d.]+)/.exec(getComputedStyle(body.parentElement!).backgroundColor)![1]) < 0.5,
    );

test("light or dark is chosen at the door and in the account's menu, and kept", async ({ open }) => {
  const page = await open("/login");
  expect(await isDark(page)).toBe(false);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.getByRole("button", { name: "Dark", pressed: true })).toBeVisible();
  expect(await isDark(page)).toBe(true);
  await page.getByLabel("E-mail").fill(people.mira);
  await page.getByLabel("Password", { exact: true }).fill("parley-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/messages$/);
  expect(await isDark(page)).toBe(true);
  await page.getByLabel("Your account, Mira Lindqvist").click();
  await page.getByRole("button", { name: "System" }).click();
  await expect(page.locator("html:not([data-theme])")).toBeAttached();
  expect(await isDark(page)).toBe(false);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await isDark(page)).toBe(true);
  await page.goto("/help");
  expect(await isDark(page)).toBe(true);
});
