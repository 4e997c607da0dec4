/** Scores of heads, on patterns made by hand whose scores are plain, and on the default model against a count of its own. */
import { describe, expect, it } from 'vitest';
import {
  copyAverage,
  evenScore,
  headScores,
  repeatedSequence,
  REPEAT_KINDS,
  TEXT_KINDS,
} from '../../../src/engine/derived/head-kinds';

const T = 6;
/** [1,T,T] of a head whose token t looks at `at(t)` alone. */
const looking = (at: (t: number) => number) =>
  Float32Array.from({ length: T * T }, (_, i) => (i % T === at(Math.floor(i / T)) ? 1 : 0));
const all = [...TEXT_KINDS, ...REPEAT_KINDS];
const scoresOf = (pattern: ArrayLike<number>) =>
  Object.fromEntries(all.map((kind) => [kind, headScores(pattern, 1, T, kind)[0]!]));

describe('the score of a head', () => {
  it('is 1 for the kind it is made of, and 0 for kinds it never serves', () => {
    expect(scoresOf(looking((t) => Math.max(0, t - 1)))).toMatchObject({ previous: 1, self: 0, duplicate: 0 });
    // Token 1 looks at token 0 in both kinds: one of five.
    expect(scoresOf(looking((t) => Math.max(0, t - 1))).first).toBeCloseTo(1 / 5);
    expect(scoresOf(looking(() => 0))).toMatchObject({ first: 1, self: 0, induction: 0 });
    expect(scoresOf(looking((t) => t))).toMatchObject({ self: 1, previous: 0, first: 0, duplicate: 0, induction: 0 });
    expect(scoresOf(looking((t) => (t < 3 ? t : t - 3)))).toMatchObject({ duplicate: 1, induction: 0 });
    expect(scoresOf(looking((t) => (t < 3 ? t : t - 2)))).toMatchObject({ duplicate: 0, induction: 1 });
  });

  it('of even attention is the average of one over the tokens in reach', () => {
    const even = Float32Array.from({ length: T * T }, (_, i) =>
      i % T <= Math.floor(i / T) ? 1 / (Math.floor(i / T) + 1) : 0,
    );
    for (const kind of all) expect(headScores(even, 1, T, kind)[0]).toBeCloseTo(evenScore(T, kind), 6);
    expect(evenScore(T, 'previous')).toBeCloseTo((1 / 2 + 1 / 3 + 1 / 4 + 1 / 5 + 1 / 6) / 5, 12);
    expect(evenScore(T, 'induction')).toBeCloseTo((1 / 4 + 1 / 5 + 1 / 6) / 3, 12);
  });

  it('is counted head by head, and only where there is something to count', () => {
    const two = Float32Array.from([...looking((t) => t), ...looking(() => 0)]);
    expect(headScores(two, 2, T, 'self')).toEqual([1, 0]);
    expect(headScores([1], 1, 1, 'previous')[0]).toBeNaN();
    expect(() => headScores(new Float32Array(25), 1, 5, 'induction')).toThrow(/even number/);
  });
});

describe('a repeated sequence', () => {
  it('is the same for the same seed, and repeats; the control ends alike and begins otherwise', () => {
    const { repeated, control } = repeatedSequence(7, 20, 50257);
    expect(repeatedSequence(7, 20, 50257).repeated).toEqual(repeated);
    expect(repeatedSequence(8, 20, 50257).repeated).not.toEqual(repeated);
    expect(repeated.slice(20)).toEqual(repeated.slice(0, 20));
    expect(control.slice(20)).toEqual(repeated.slice(20));
    expect(control.slice(0, 20)).not.toEqual(repeated.slice(0, 20));
    for (const id of [...repeated, ...control]) expect(id >= 256 && id < 5256).toBe(true);
    expect(Math.max(...repeatedSequence(7, 20, 100).repeated)).toBeLessThan(100);
  });

  it('has averages over the tokens of each copy but its first', () => {
    // N = 3: five numbers, for tokens 1, 2 | 3 | 4, 5.
    expect(copyAverage([-1, -2, -9, -3, -4], 0)).toBe(-1.5);
    expect(copyAverage([-1, -2, -9, -3, -4], 1)).toBe(-3.5);
  });
});
