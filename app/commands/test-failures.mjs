/** How much of a failure's message is repeated, in lines. */
const mostLines = 12;

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
 * @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: { title: string, ok: boolean,
 *   tests: { projectName: string, results: { error?: { message?: string } }[] }[] }[] }} PlaywrightSuite
 */

/**
 * What failed in Vitest's JSON report, a text each: where, and the beginning of why.
 * @param {{ testResults: { name: string, status: string, message?: string, assertionResults: Assertion[] }[] } | undefined} report
 * @returns {string[]}
 */
export function vitestFailures(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    if (status === "failed" && assertionResults.length === 0) return [told(name, message)];
    const failed = assertionResults.filter((assertion) => assertion.status === "failed");
    return failed.map(({ fullName, failureMessages }) => told(`${name}: ${fullName}`, failureMessages?.[0]));
  });
}

/**
 * What failed in Playwright's JSON report, in the same way.
 * @param {{ suites?: PlaywrightSuite[] } | undefined} report
 * @returns {string[]}
 */
export function playwrightFailures(report) {
  return (report?.suites ?? []).flatMap((suite) => failuresIn(suite, suite.title));
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string} path
 * @returns {string[]}
 */
function failuresIn(suite, path) {
  const own = (suite.specs ?? [])
    .filter(({ ok }) => !ok)
    .flatMap(({ title, tests }) =>
      tests.map((test) =>
        told(`[${test.projectName}] ${path}: ${title}`, test.results.at(-1)?.error?.message),
      ),
    );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => failuresIn(inner, `${path}: ${inner.title}`))];
}

/**
 * @param {string} where
 * @param {string} [why]
 */
function told(where, why = "") {
  const lines = why.split("\n").slice(0, mostLines);
  return [`  ${where}`, ...lines.map((line) => `      ${line}`)].join("\n");
}
