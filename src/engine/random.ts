/**
 * Random numbers that a link can carry: the draw of step `i` is a pure function of seed and step, so the same seed gives
 * the same text on every machine, in every year, from any step on. The algorithm must therefore never change.
 */

const GOLDEN_GAMMA = 0x9e3779b97f4a7c15n;
const MASK = (1n << 64n) - 1n;

/**
 * SplitMix64's output number `step` (from 0) for a seed, as a float64 in [0,1) by its upper 53 bits.
 * G. L. Steele, D. Lea, C. H. Flood: Fast splittable pseudorandom number generators, OOPSLA 2014; constants as in
 * S. Vigna's https://prng.di.unimi.it/splitmix64.c. Seeds and steps are whole numbers; fractions are cut off.
 */
export function uniform(seed: number, step: number): number {
  const state = BigInt.asUintN(64, BigInt(Math.trunc(seed)) + (BigInt(Math.trunc(step)) + 1n) * GOLDEN_GAMMA);
  return Number(mix(state) >> 11n) / 2 ** 53;
}

function mix(state: bigint): bigint {
  let z = state;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}
