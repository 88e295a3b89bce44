import { chromium, type Browser, type BrowserContext, type Page } from "playwright";
import { gzipSync } from "node:zlib";
import { findChromium } from "../../app/commands/find-chromium.mjs";
import { cookieOf, quietArgs } from "./browser-settings.ts";

/** What a visit came to, in milliseconds: the largest paint, and the longest of the interactions that were asked for. */
export type Visit = { paint: number; interaction: number; characters: number };

/** A phone is four times slower than this machine, on a network as Lighthouse's. */
export type Device = "desktop" | "phone";

export type Visiting = {
  url: string;
  /** Cookies of the visitor. */
  cookie: string | null;
  device: Device;
  /** Also sends a message. */
  sends: boolean;
};

const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

/** A browser that visits pages, each time as somebody who has never been there. */
export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: quietArgs,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  return {
    visit: (visiting: Visiting) => within(browser, visiting, (page) => visit(page, visiting)),
    /** Bytes of all scripts a page loads by itself, each as gzip makes it. */
    scripts: (visiting: Visiting) => within(browser, visiting, (page) => scriptsOf(page, visiting.url)),
    close: () => browser.close(),
  };
}

async function within<Result>(
  browser: Browser,
  { url, cookie, device }: Visiting,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    viewport: device === "phone" ? { width: 412, height: 823 } : { width: 1280, height: 800 },
  });
  if (cookie !== null) await context.addCookies([cookieOf(url, cookie)]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (device === "phone") await slowDown(context, page);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slowNetwork);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/**
 * Has somebody look at the page: without, Chromium leaves out frames when it has no window, and an interaction seems to
 * last until the next one that it draws (1.1 s instead of the 32 ms that it has in a window).
 */
async function looksOn(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on("Page.screencastFrame", ({ sessionId }) => {
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => undefined);
  });
  await session.send("Page.startScreencast", { format: "jpeg", quality: 1, maxWidth: 64, maxHeight: 64 });
}

async function visit(page: Page, { url, sends }: Visiting): Promise<Visit> {
  await page.addInitScript(observe);
  await page.goto(url, { waitUntil: "load" });
  await settled(page);
  // Read before the first interaction, which ends the search for the largest paint.
  await page.waitForFunction(() => globalThis.paint > 0);
  const paint = await page.evaluate(() => globalThis.paint);
  const characters = (await page.locator(".said").allTextContents()).join("").length;
  await looksOn(page);
  const box = page.getByRole("textbox", { name: /^Message to/ });
  await box.pressSequentially("Where is it?", { delay: 100 });
  await page.locator(".masthead__me summary").click();
  await page.locator(".masthead__me summary").click();
  if (sends) {
    await box.press("Enter");
    await page.getByText("Where is it?").last().waitFor();
  }
  await settled(page);
  const interaction = await page.evaluate(() => globalThis.interaction);
  return { paint, interaction, characters };
}

declare global {
  var paint: number;
  var interaction: number;
}

function observe(): void {
  globalThis.paint = 0;
  globalThis.interaction = 0;
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) globalThis.paint = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ("interactionId" in entry && entry.interactionId)
        globalThis.interaction = Math.max(globalThis.interaction, entry.duration);
  }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

/** Waits until the page has nothing left to do and was painted: scripts have taken over by then. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        // A page that needs no painting gets no frames.
        setTimeout(resolve, 2_000);
        requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
      }),
  );
}

async function scriptsOf(page: Page, url: string): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (/javascript/.test(response.headers()["content-type"] ?? "")) bodies.push(response.body());
  });
  await page.goto(url, { waitUntil: "load" });
  await settled(page);
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
}
