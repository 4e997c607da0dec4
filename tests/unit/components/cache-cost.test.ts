/** What the times of both ways say, and when they say nothing. */
import { describe, expect, it } from 'vitest';
import { timesFaster, type Counted } from '../../../src/components/CacheCost/measurement';

const counted = { tokens: 16, largestDifference: 1e-5, largestLogit: 14, sameTop: true, cacheBytes: 9216 };

describe('timesFaster', () => {
  it.each<[string, Counted['times'], number]>([
    ['is the ratio of the medians', { whole: [30, 90, 10], cached: [10, 11, 2] }, 3],
    ['may be below one', { whole: [5], cached: [10] }, 0.5],
    ['says nothing without times', undefined, NaN],
    ['nor with those of one way', { whole: [5], cached: [] }, NaN],
    ['nor where the clock is too coarse for the cached way', { whole: [100, 100, 0], cached: [0, 100, 0] }, NaN],
    ['nor where it is for both', { whole: [0, 0, 0], cached: [0, 0, 0] }, NaN],
  ])('%s', (_, times, ratio) => {
    expect(timesFaster({ ...counted, ...(times && { times }) })).toBe(ratio);
  });
});
