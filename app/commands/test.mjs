// `npm test`: every suite, then what failed and one line with the count.
// `npm test -- unit …` or `-- e2e …`: one of them, with paths and options of its runner.
// `npm run test:faults [-- NAME…]`: the faults of tests/faults at their real length, all of them or those named.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { prepare, StepFailed } from "./prepare.mjs";
import { ownNode, root, run } from "./run-program.mjs";
import { addUp, countPlaywright, countVitest, sentence } from "./test-count.mjs";
import { playwrightFailures, vitestFailures } from "./test-failures.mjs";

const suites = {
  unit: runVitest,
  e2e: runPlaywright,
  faults: (/** @type {string[]} */ names) => runVitest(faultsNamed(names), { FAULTS: "long" }),
};
const [asked, ...rest] = process.argv.slice(2);
/** @type {string[]} */
const failures = [];
const reports = mkdtempSync(join(tmpdir(), "parley-reports-"));

try {
  if (asked !== undefined && !(asked in suites)) throw new StepFailed("Usage: npm test [-- unit | e2e]");
  await prepare({ build: true });
  const names = asked === undefined ? ["unit", "e2e"] : [asked];
  const counts = [];
  for (const name of names) counts.push(await suites[/** @type {keyof typeof suites} */ (name)](rest));
  const count = addUp(counts);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.join("\n")}`);
  console.log(`\n${sentence(count)}`);
  process.exitCode = count.failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true });
}

/**
 * Their test files.
 * @param {string[]} names
 */
function faultsNamed(names) {
  return names.length > 0 ? names.map((name) => `tests/faults/${name}`) : ["tests/faults"];
}

/**
 * @param {string[]} more
 * @param {NodeJS.Dict<string>} env
 */
async function runVitest(more = [], env = {}) {
  const report = join(reports, "vitest.json");
  const status = await run(
    ownNode,
    [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      ...more,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    { NODE_ENV: "test", ...env },
  );
  failures.push(...vitestFailures(read(report)));
  return countVitest(read(report), status);
}

/** @param {string[]} more */
async function runPlaywright(more = []) {
  const report = join(reports, "playwright.json");
  const status = await run(
    ownNode,
    [
      join(root, "node_modules", "@playwright", "test", "cli.js"),
      "test",
      ...more,
      "--pass-with-no-tests",
      "--reporter=list,json",
    ],
    { PARLEY_CHROMIUM: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  failures.push(...playwrightFailures(read(report)));
  return countPlaywright(read(report), status);
}

/** @param {string} report */
function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
}
