/**
 * How many tests there were of each kind.
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/**
 * Counts Vitest's JSON report. A file that could not be loaded holds no test and counts as one that failed.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] } | undefined} report
 * @param {number} status
 * @returns {Count}
 */
export function countVitest(report, status) {
  if (!report) return believing(status, { passed: 0, failed: 0, skipped: 0 });
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return believing(status, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * Counts Playwright's JSON report.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | undefined} report
 * @param {number} status
 * @returns {Count}
 */
export function countPlaywright(report, status) {
  const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  return believing(status, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  });
}

/**
 * A runner that failed without a failed test (a crash, a stray error) counts as one.
 * @param {number} status
 * @param {Count} count
 * @returns {Count}
 */
function believing(status, count) {
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function addUp(counts) {
  return counts.reduce(
    (sum, count) => ({
      passed: sum.passed + count.passed,
      failed: sum.failed + count.failed,
      skipped: sum.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * `12 passed, 0 failed`, and what was skipped.
 * @param {Count} count
 */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
