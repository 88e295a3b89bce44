import { expect, test } from "vitest";
import { addUp, countPlaywright, countVitest, sentence } from "../../app/commands/test-count.mjs";

const vitest = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: "passed", assertionResults: [{}] }],
};
const playwright = { stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 } };

test("the suites are added up into one line", () => {
  const count = addUp([countVitest(vitest, 0), countPlaywright(playwright, 0)]);
  expect(sentence(count)).toBe("6 passed, 0 failed, 1 skipped");
});

test("nothing skipped is not mentioned", () => {
  expect(sentence({ passed: 2, failed: 1, skipped: 0 })).toBe("2 passed, 1 failed");
});

test("a file that could not be loaded counts as a failure", () => {
  const unloaded = { status: "failed", assertionResults: [] };
  const report = { ...vitest, testResults: [...vitest.testResults, unloaded] };
  expect(countVitest(report, 1).failed).toBe(1);
});

test("a runner that fails without a failed test counts as a failure", () => {
  expect(countVitest(vitest, 1).failed).toBe(1);
  expect(countVitest(undefined, 1).failed).toBe(1);
  expect(countPlaywright(playwright, 1).failed).toBe(1);
});
