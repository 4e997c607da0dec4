import { describe, expect, it } from 'vitest';
import { threadCount } from '../../../src/lab/threads';

describe('threads', () => {
  it.each([
    ['one without isolation', false, 8, 1],
    ['as many as there are processors', true, 2, 2],
    ['at most four', true, 16, 4],
    ['one on a single processor', true, 1, 1],
  ])('%s', (_, crossOriginIsolated, hardwareConcurrency, expected) => {
    expect(threadCount({ crossOriginIsolated, navigator: { hardwareConcurrency } })).toBe(expected);
  });

  it('one where the browser does not say how many processors there are', () => {
    expect(threadCount({ crossOriginIsolated: true, navigator: {} })).toBe(1);
  });
});
