import { expect, test } from "vitest";
import { addUp, countPlaywright, countVitest, sentence } from "../../app/commands/test-count.mjs";
import { playwrightFailures, vitestFailures } from "../../app/commands/test-failures.mjs";

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

test("what failed is named with the beginning of why", () => {
  const assertionResults = [
    { status: "passed", fullName: "good" },
    { status: "failed", fullName: "bad", failureMessages: ["expected 1\nto be 2"] },
  ];
  const unloaded = { name: "b.test.ts", status: "failed", message: "no such file", assertionResults: [] };
  const testResults = [{ name: "a.test.ts", status: "failed", assertionResults }, unloaded];
  expect(vitestFailures({ testResults })).toEqual([
    "  a.test.ts: bad\n      expected 1\n      to be 2",
    "  b.test.ts\n      no such file",
  ]);
  const tests = [{ projectName: "js", results: [{ error: { message: "no button" } }] }];
  const specs = [
    { title: "talks", ok: false, tests },
    { title: "is quiet", ok: true, tests },
  ];
  const suites = [{ title: "c.test.ts", suites: [{ title: "inner", specs }] }];
  expect(playwrightFailures({ suites })).toEqual(["  [js] c.test.ts: inner: talks\n      no button"]);
});

test("a report that was never written names nothing", () => {
  expect([vitestFailures(undefined), playwrightFailures(undefined)]).toEqual([[], []]);
});
