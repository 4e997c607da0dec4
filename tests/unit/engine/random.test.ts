import { describe, expect, it } from 'vitest';
import { uniform } from '../../../src/engine/random';

describe('uniform', () => {
  it('is SplitMix64', () => {
    // Output of Vigna's splitmix64.c for seed 1234567, as listed by https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    const outputs = [
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ];
    outputs.forEach((output, step) => expect(uniform(1234567, step)).toBe(Number(output >> 11n) / 2 ** 53));
  });

  it('depends on seed and step alone', () => {
    const later = uniform(5, 100);
    for (let step = 0; step < 100; step++) uniform(5, step);
    expect(uniform(5, 100)).toBe(later);
    expect(uniform(6, 100)).not.toBe(later);
  });

  it('is spread evenly over [0,1)', () => {
    const draws = Array.from({ length: 10_000 }, (_, step) => uniform(-3, step));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    const tenths = Array.from({ length: 10 }, (_, k) => draws.filter((u) => Math.floor(u * 10) === k).length);
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150); // 5 standard deviations
  });
});
