// `npm test [-- unit | e2e]`: every suite, then one line with the count.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { prepare, StepFailed } from "./prepare.mjs";
import { ownNode, root, run } from "./run-program.mjs";
import { addUp, countPlaywright, countVitest, sentence } from "./test-count.mjs";

const suites = { unit: runVitest, e2e: runPlaywright };
const asked = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), "parley-reports-"));

try {
  const unknown = asked.filter((name) => !(name in suites));
  if (unknown.length > 0) throw new StepFailed("Usage: npm test [-- unit | e2e]");
  await prepare({ build: true });
  const counts = [];
  for (const [name, suite] of Object.entries(suites))
    if (asked.length === 0 || asked.includes(name)) counts.push(await suite());
  const count = addUp(counts);
  console.log(`\n${sentence(count)}`);
  process.exitCode = count.failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true });
}

async function runVitest() {
  const report = join(reports, "vitest.json");
  const status = await run(
    ownNode,
    [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    { NODE_ENV: "test" },
  );
  return countVitest(read(report), status);
}

async function runPlaywright() {
  const report = join(reports, "playwright.json");
  const status = await run(
    ownNode,
    [
      join(root, "node_modules", "@playwright", "test", "cli.js"),
      "test",
      "--pass-with-no-tests",
      "--reporter=list,json",
    ],
    { PARLEY_CHROMIUM: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  return countPlaywright(read(report), status);
}

/** @param {string} report */
function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
}
