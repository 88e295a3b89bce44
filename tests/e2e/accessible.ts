import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./parley.ts";

const desktop = { width: 1280, height: 720 };
const phone = { width: 360, height: 720 };

/** Looks at the page as it stands, in both themes. What is not laid out, axe takes to stand upon what is. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".thread > li { content-visibility: visible !important }");
    document.adoptedStyleSheets = [sheet];
  });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Every page is one frame; the other mode opens a window for each look.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const findings = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => [id, target, failureSummary]),
    );
    expect.soft(findings, `${page.url()} ${colorScheme} ${page.viewportSize()?.width}`).toEqual([]);
  }
}

/** Looks at it at a desk's width and at a phone's, where it must not scroll sideways. */
export async function expectAccessibleAtEveryWidth(page: Page): Promise<void> {
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, `${page.url()} is as wide as its window`).toBeLessThanOrEqual(size.width);
    await expectAccessible(page);
  }
}
