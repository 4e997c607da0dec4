import { describe, expect, it } from 'vitest';
import { add, inWords, none, settle, tallyPlaywright, tallyVitest } from '../../../tools/test/tally';

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((t) => ({ status: t })) });

describe('tallyVitest', () => {
  it('counts tests, not files, and leaves skipped ones out', () => {
    const report = { testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'failed', 'passed')] };
    expect(tallyVitest(report)).toEqual({ ...none, passed: 3, failed: 1 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] };
    expect(tallyVitest(report)).toEqual({ ...none, passed: 1, failed: 1 });
  });
});

const spec = (title: string, ...tests: string[]) => ({
  ...{ title, file: 'a.spec.ts' },
  tests: tests.map((status) => ({ status })),
});

describe('tallyPlaywright', () => {
  const suites = [
    { specs: [spec('good', 'expected'), spec('now and then', 'flaky')] },
    { specs: [], suites: [{ specs: [spec('bad', 'unexpected'), spec('within', 'expected', 'flaky')] }] },
  ];
  const report = { stats: { expected: 5, unexpected: 1, flaky: 2 }, errors: [{}], suites };

  it('counts errors outside of tests as failures, and what passed at the second try as passed', () => {
    expect(tallyPlaywright(report)).toMatchObject({ passed: 7, failed: 2 });
  });

  it('names what passed at the second try, wherever it stands', () => {
    expect(tallyPlaywright(report).flaky).toEqual(['a.spec.ts: now and then', 'a.spec.ts: within']);
  });
});

describe('inWords', () => {
  it('is what programs read', () => expect(inWords({ ...none, passed: 3 })).toBe('3 passed, 0 failed'));

  it('does not hide what was flaky in any part', () => {
    const total = add({ passed: 3, failed: 1, flaky: ['a'] }, { passed: 2, failed: 0, flaky: ['b'] });
    expect(inWords(total)).toBe('5 passed, 1 failed, 2 flaky');
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
    expect(settle(tally && { ...none, ...tally }, exitedWell)).toEqual({ ...none, ...expected });
  });
});
