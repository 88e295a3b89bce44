import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright";
import { findChromium } from "../../app/commands/find-chromium.mjs";
import { cookieOf, quietArgs } from "../load/browser-settings.ts";
import type { Line } from "./comparison.ts";

/** Too large for everybody's installation: fetched where it is asked for. */
const lighthouse = ["exec", "--yes", "--package=lighthouse@13.5.0", "--", "lighthouse"];
const categories = ["performance", "accessibility", "best-practices"] as const;
const pages = ["/messages", "/login"];
const devices = { phone: [], desktop: ["--preset=desktop"] };

type Report = { categories: Record<(typeof categories)[number], { score: number }> };

/** Lighthouse's own scores of the pages that everyone sees, as many times as asked; 100 is all. */
export async function lighthouseLines(
  { url, cookie }: { url: string; cookie: string },
  rounds: number,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const path of pages) {
    for (const [device, flags] of Object.entries(devices)) {
      const reports: Report[] = [];
      try {
        for (let round = 0; round < rounds; round++)
          reports.push(await look(new URL(path, url).href, path === "/login" ? null : cookie, flags));
      } catch (error) {
        const because = `Lighthouse does not run: ${String(error).split("\n", 1)[0]}`;
        return [...lines, { work: `${path} on a ${device}`, against: "all of Lighthouse's points", because }];
      }
      for (const category of categories)
        lines.push({
          ...{
            work: `${path} on a ${device}, ${category}`,
            against: "all of Lighthouse's points",
            unit: "points",
          },
          ours: reports.map((report) => Math.round(report.categories[category].score * 100)),
          theirs: reports.map(() => 100),
          target: { atLeast: 1 },
        });
    }
  }
  return lines;
}

/** A look with a browser of its own, whose visitor is signed in by a cookie. */
async function look(url: string, cookie: string | null, flags: string[]): Promise<Report> {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), "parley-lighthouse-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: [...quietArgs, `--remote-debugging-port=${port}`],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    if (cookie !== null) await browser.addCookies([cookieOf(url, cookie)]);
    const asked = [url, ...flags, `--port=${port}`, "--disable-storage-reset", "--quiet", "--output=json"];
    const only = `--only-categories=${categories.join(",")}`;
    const { stdout } = await promisify(execFile)("npm", [...lighthouse, ...asked, only], {
      maxBuffer: 2 ** 28,
      timeout: 180_000,
    });
    return JSON.parse(stdout) as Report;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
