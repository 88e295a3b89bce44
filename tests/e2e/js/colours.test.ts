import type { Page } from "@playwright/test";
import { expect, test } from "../parley.ts";

const hues = Array.from({ length: 24 }, (_, index) => index * 15);
const accents = [
  ...["#ffffff", "#000000", "#808080", "#ffff00", "#00ff00", "#0000ff", "#ff00ff"],
  ...hues.flatMap((hue) => [`hsl(${hue} 100% 50%)`, `hsl(${hue} 90% 88%)`, `hsl(${hue} 60% 12%)`]),
];

/** What is written upon what. */
const pairs = [
  ["--on-accent", "--accent"],
  ["--on-accent", "--accent-press"],
  ["--accent-ink", "--canvas"],
  ["--accent-ink", "--raised"],
  ["--accent-ink", "--fill"],
  ["--accent-ink", "--accent-soft"],
  ["--ink", "--accent-soft"],
  ["--ink-2", "--accent-soft"],
] as const;

/** The least contrast of the pairs on this page, for each accent, as the browser paints them. */
const leastContrasts = (page: Page) =>
  page.evaluate(
    ({ accents, pairs }) => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 1;
      const pen = canvas.getContext("2d", { willReadFrequently: true })!;
      const probe = document.body.appendChild(document.createElement("i"));
      const luminance = (token: string) => {
        probe.style.color = `var(${token})`;
        pen.fillStyle = getComputedStyle(probe).color;
        pen.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
      };
      return accents.flatMap((accent) => {
        document.documentElement.style.setProperty("--org-accent", accent);
        return pairs.map(([ink, ground]) => {
          const [dark, light] = [luminance(ink), luminance(ground)].sort((one, other) => one - other);
          return { accent, ink, ground, contrast: (light! + 0.05) / (dark! + 0.05) };
        });
      });
    },
    { accents, pairs },
  );

for (const colorScheme of ["light", "dark"] as const)
  test(`text keeps its contrast with whatever colour an organization has: ${colorScheme}`, async ({
    open,
  }) => {
    const page = await open("/login");
    await page.emulateMedia({ colorScheme });
    const contrasts = await leastContrasts(page);
    expect(contrasts).toHaveLength(accents.length * pairs.length);
    expect(contrasts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
  });

test("an organization's colour is shown on both themes as it is typed", async ({ signIn }) => {
  const admin = await signIn("admin@acme.test");
  await admin.goto("/settings/organization");
  const bubbles = admin.locator(".accent-sample__bubble");
  const painted = () =>
    bubbles.evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor));
  const before = await painted();
  await admin.getByLabel("Accent colour").fill("#8a1f4d");
  await expect.poll(painted).not.toEqual(before);
  const tried = await painted();
  expect(new Set(tried).size).toBe(2);
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await painted()).toEqual(tried);
  await admin.goto("/inbox");
  const accent = admin.locator("html");
  expect(await accent.evaluate((root) => getComputedStyle(root).getPropertyValue("--org-accent"))).toBe(
    "#8a1f4d",
  );
});
