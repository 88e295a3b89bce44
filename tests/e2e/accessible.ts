import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./parley.ts";

const desktop = { width: 1280, height: 720 };
const phone = { width: 360, height: 720 };

const themes = ["light", "dark"] as const;

type Theme = (typeof themes)[number];

/** What axe looks at that another theme can change: nothing but colours does. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** Looks at the page as it stands, in both themes. What is not laid out, axe takes to stand upon what is. */
export async function expectAccessible(page: Page, inThemes: readonly Theme[] = themes): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".thread > li { content-visibility: visible !important }");
    document.adoptedStyleSheets = [sheet];
  });
  for (const [index, colorScheme] of inThemes.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Every page is one frame; the other mode opens a window for each look.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (index === 0 ? axe : axe.withRules(ofColours)).analyze();
    const findings = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => [id, target, failureSummary]),
    );
    expect.soft(findings, `${page.url()} ${colorScheme} ${page.viewportSize()?.width}`).toEqual([]);
  }
}

/** Looks at it at a desk's width in the light and at a phone's in the dark, where it must not scroll sideways. */
export async function expectAccessibleAtEveryWidth(page: Page): Promise<void> {
  const looks: [typeof phone, Theme][] = [
    [phone, "dark"],
    [desktop, "light"],
  ];
  for (const [size, theme] of looks) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, `${page.url()} is as wide as its window`).toBeLessThanOrEqual(size.width);
    await expectAccessible(page, [theme]);
  }
}
