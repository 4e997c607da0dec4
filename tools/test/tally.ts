/** Counting results of tests. */

export interface Tally {
  passed: number;
  failed: number;
}

export const none: Tally = { passed: 0, failed: 0 };

export function one(ok: boolean): Tally {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** What Vitest's JSON reporter writes, as far as it matters here. */
export interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** What Playwright's JSON reporter writes, as far as it matters here. */
export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** A file that could not be loaded has no tests and counts as one failure. */
export function tallyVitest(report: VitestReport): Tally {
  let total = none;
  for (const file of report.testResults) {
    const tests = file.assertionResults.map(({ status }) => status);
    const failed = tests.filter((status) => status === 'failed').length;
    const broken = file.status === 'failed' && failed === 0 ? 1 : 0;
    total = add(total, { passed: tests.filter((status) => status === 'passed').length, failed: failed + broken });
  }
  return total;
}

/**
 * An error outside of tests (a file that cannot be loaded, a server that does not start) counts as one failure. A flaky
 * test, which passed when it was tried again, counts as passed; Playwright's list names it.
 */
export function tallyPlaywright({ stats, errors }: PlaywrightReport): Tally {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/**
 * The tally of a runner that has ended: its report's, unless the two disagree. No report, no tests at all or a failing
 * exit code without a failed test count as one failure.
 */
export function settle(tally: Tally | null, exitedWell: boolean): Tally {
  if (!tally) return one(false);
  if (tally.failed === 0 && (!exitedWell || tally.passed === 0)) return add(tally, one(false));
  return tally;
}
