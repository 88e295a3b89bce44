// Runs on whatever Node the machine has (18 or newer) and before any package is installed.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { capture, ownNode, root, run } from "./run-program.mjs";
import { fingerprint, isInstallStale, isStale } from "./staleness.mjs";

/** @type {import("./staleness.mjs").Product} */
const client = {
  stamp: "app/database/generated/.fingerprint",
  sources: ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
};

/** @type {import("./staleness.mjs").Product} */
const build = {
  stamp: "build/.fingerprint",
  sources: ["app", "public", "prisma/schema.prisma", "vite.config.ts", "package-lock.json"],
  except: "app/database/generated",
};

/** A step that failed: its message is all that is left to say. */
export class StepFailed extends Error {}

/**
 * Installs, generates and (if asked) builds what is not up to date, saying so in one line each.
 * Throws `StepFailed`.
 * @param {{ build: boolean }} wanted
 */
export async function prepare(wanted) {
  if (isInstallStale(root)) await install();
  await make("Generating the database client", client, ["prisma", "generate"]);
  if (wanted.build) await make("Building", build, ["remix", "vite:build"]);
}

/**
 * Installs what package-lock.json names. Not with `npm ci`: that refuses a lock file without the
 * optional packages of other systems, and npm writes such a file wherever packages are installed.
 */
async function install() {
  console.log("Installing packages");
  const npm = process.env.npm_execpath ?? "";
  const flags = ["--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const status =
    basename(npm) === "npm-cli.js"
      ? await run(process.execPath, [npm, "install", ...flags])
      : await run("npm", ["install", ...flags]);
  if (status !== 0) throw new StepFailed("Installing packages failed: npm says why above");
  if (!existsSync(ownNode))
    throw new StepFailed(
      "The package `node` did not install its program: npm must be allowed to run install scripts",
    );
}

/**
 * @param {string} title
 * @param {import("./staleness.mjs").Product} product
 * @param {[string, ...string[]]} command one of the packages' own
 */
async function make(title, product, [command, ...args]) {
  if (!isStale(root, product)) return;
  console.log(title);
  const stamp = join(root, product.stamp);
  rmSync(stamp, { force: true });
  const current = fingerprint(root, product);
  const { status, output } = await capture(join(root, "node_modules", ".bin", command), args);
  if (status !== 0) throw new StepFailed(`${output}\n${title} failed: see above`);
  writeFileSync(stamp, current);
}
