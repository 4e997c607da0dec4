import { describe, expect, it } from 'vitest';
import { settle, tallyPlaywright, tallyVitest } from '../../../tools/test/tally';

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((t) => ({ status: t })) });

describe('tallyVitest', () => {
  it('counts tests, not files, and leaves skipped ones out', () => {
    const report = { testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'failed', 'passed')] };
    expect(tallyVitest(report)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(tallyVitest({ testResults: [file('failed'), file('passed', 'passed')] })).toEqual({ passed: 1, failed: 1 });
  });
});

describe('tallyPlaywright', () => {
  it('counts errors outside of tests as failures, and what passed at the second try as passed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 2 }, errors: [{}] };
    expect(tallyPlaywright(report)).toEqual({ passed: 7, failed: 2 });
  });
});

describe('settle', () => {
  it.each([
    ['a good run', { passed: 3, failed: 0 }, true, { passed: 3, failed: 0 }],
    ['a run with failures', { passed: 3, failed: 2 }, false, { passed: 3, failed: 2 }],
    ['no report', null, true, { passed: 0, failed: 1 }],
    ['a crash after good tests', { passed: 3, failed: 0 }, false, { passed: 3, failed: 1 }],
    ['no tests at all', { passed: 0, failed: 0 }, true, { passed: 0, failed: 1 }],
  ])('%s', (_name, tally, exitedWell, expected) => {
    expect(settle(tally, exitedWell)).toEqual(expected);
  });
});
