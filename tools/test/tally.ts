/** Counting results of tests. */

export interface Tally {
  passed: number;
  failed: number;
  /** Names of those that passed at the second try: among the passed, and to be mended. */
  flaky: readonly string[];
}

export const none: Tally = { passed: 0, failed: 0, flaky: [] };

export function one(ok: boolean): Tally {
  return { ...none, ...(ok ? { passed: 1 } : { failed: 1 }) };
}

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, flaky: [...a.flaky, ...b.flaky] };
}

/** `N passed, N failed`, which programs read; flaky ones are told after it. */
export function inWords({ passed, failed, flaky }: Tally): string {
  return `${passed} passed, ${failed} failed${flaky.length > 0 ? `, ${flaky.length} flaky` : ''}`;
}

/** What Vitest's JSON reporter writes, as far as it matters here. */
export interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** What Playwright's JSON reporter writes, as far as it matters here. */
export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
  suites: PlaywrightSuite[];
}

/** A file, or a `describe` in it. */
interface PlaywrightSuite {
  specs: { title: string; file: string; tests: { status: string }[] }[];
  suites?: PlaywrightSuite[];
}

/** A file that could not be loaded has no tests and counts as one failure. */
export function tallyVitest(report: VitestReport): Tally {
  let total = none;
  for (const file of report.testResults) {
    const tests = file.assertionResults.map(({ status }) => status);
    const failed = tests.filter((status) => status === 'failed').length;
    const broken = file.status === 'failed' && failed === 0 ? 1 : 0;
    const passed = tests.filter((status) => status === 'passed').length;
    total = add(total, { ...none, passed, failed: failed + broken });
  }
  return total;
}

/**
 * An error outside of tests (a file that cannot be loaded, a server that does not start) counts as one failure. A flaky
 * test, which passed when it was tried again, counts as passed and is named.
 */
export function tallyPlaywright({ stats, errors, suites }: PlaywrightReport): Tally {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    flaky: suites.flatMap(flakyIn),
  };
}

function flakyIn({ specs, suites = [] }: PlaywrightSuite): string[] {
  const flaky = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [...flaky.map(({ file, title }) => `${file}: ${title}`), ...suites.flatMap(flakyIn)];
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
