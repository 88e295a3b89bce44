import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { StepFailed } from "./prepare.mjs";
import { capture, run } from "./run-program.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The path of a Chromium that runs: the one named by PARLEY_CHROMIUM, Playwright's own, or the machine's;
 * failing these, one that is installed now. Throws `StepFailed`, saying what to install.
 */
export async function findChromium() {
  return (
    (await firstThatRuns([process.env.PARLEY_CHROMIUM ?? "", await playwrightsOwn(), ...onPath()])) ??
    (await installPlaywrights()) ??
    (await installDebians()) ??
    nothing()
  );
}

async function playwrightsOwn() {
  const { chromium } = await import("playwright");
  return chromium.executablePath();
}

function onPath() {
  const directories = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => directories.map((directory) => join(directory, name)));
}

async function installPlaywrights() {
  console.log("Installing Chromium (playwright install chromium)");
  const { status } = await capture("playwright", ["install", "chromium"]);
  return status === 0 ? firstThatRuns([await playwrightsOwn()]) : undefined;
}

async function installDebians() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  console.log("Installing Chromium (apt-get install chromium)");
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["-q", "update"], quiet);
  const status = await run("apt-get", ["-qy", "install", "--no-install-recommends", "chromium"], quiet);
  return status === 0 ? firstThatRuns(onPath()) : undefined;
}

/** @returns {never} */
function nothing() {
  throw new StepFailed(
    "No Chromium was found or could be installed: install Chromium or Google Chrome, or set PARLEY_CHROMIUM to its path",
  );
}

/**
 * A stub that only tells how to install the browser is not one.
 * @param {string[]} paths
 */
async function firstThatRuns(paths) {
  for (const path of paths) {
    if (!path || !existsSync(path)) continue;
    const { status } = await capture(path, ["--version"]);
    if (status === 0) return path;
  }
  return undefined;
}
