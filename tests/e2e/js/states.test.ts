import { expectAccessible } from "../accessible.ts";
import { misfits } from "../laid-out.ts";
import { expect, looksOf, show, test, type Look } from "../states-page.ts";

const phone = 360;
const desktop = 1280;

const isAlone = (look: Look) => look.length === 1;

test("nobody is kept out of any state of a part", async ({ statesPage: page }) => {
  test.slow();
  await page.setViewportSize({ width: desktop, height: 800 });
  for (const look of (await looksOf(page)).filter((each) => !isAlone(each))) {
    await show(page, look);
    await expectAccessible(page);
  }
});

for (const [width, themes] of [
  [desktop, ["light", "dark"]],
  [phone, ["dark"]],
] as const)
  test(`nobody is kept out of any state of a page, ${width} pixels wide`, async ({ statesPage: page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    for (const look of (await looksOf(page)).filter(isAlone)) {
      await show(page, look);
      await expectAccessible(page, themes);
    }
  });

// 640 is a desktop's page at twice its size.
const widths = [desktop, 640, phone, 320];

test("every state fits where it stands, its words and its controls, at every width", async ({
  statesPage: page,
}) => {
  const looks = (await looksOf(page)).filter(isAlone);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await misfits(page), `all of them, ${width} wide`).toEqual([]);
  }
  for (const look of looks) {
    await show(page, look);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await misfits(page), `${look.join()}, ${width} wide`).toEqual([]);
    }
  }
});

test("in forced colours every state fits, and what is chosen is told by more than its ground", async ({
  statesPage: page,
}) => {
  const looks = (await looksOf(page)).filter(isAlone);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  expect.soft(await misfits(page), "all of them").toEqual([]);
  for (const look of looks) {
    await show(page, look);
    expect.soft(await misfits(page), look.join()).toEqual([]);
  }
});
