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

/**
 * `count` outputs from number `first` on: the very numbers of `uniform(seed, first)`, `uniform(seed, first + 1)` …, some
 * hundred times faster, in pairs of 32-bit halves, because dropout needs millions of them.
 */
export function uniforms(seed: number, first: number, count: number): Float64Array {
  const start = BigInt.asUintN(64, BigInt(Math.trunc(seed)) + BigInt(Math.trunc(first)) * GOLDEN_GAMMA);
  let [high, low] = [Number(start >> 32n) >>> 0, Number(start & 0xffffffffn) >>> 0];
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const sum = low + 0x7f4a7c15;
    low = sum >>> 0;
    high = (high + 0x9e3779b9 + (sum > 0xffffffff ? 1 : 0)) >>> 0;
    let [h, l] = [high, low];
    [h, l] = [h ^ (h >>> 30), l ^ ((l >>> 30) | (h << 2))];
    [h, l] = product(h, l, 0xbf58476d, 0x1ce4e5b9);
    [h, l] = [h ^ (h >>> 27), l ^ ((l >>> 27) | (h << 5))];
    [h, l] = product(h, l, 0x94d049bb, 0x133111eb);
    [h, l] = [h ^ (h >>> 31), l ^ ((l >>> 31) | (h << 1))];
    out[i] = ((h >>> 0) * 2 ** 21 + (l >>> 11)) / 2 ** 53;
  }
  return out;
}

/** The lower 64 bits of a product of two 64-bit numbers, each as its upper and lower 32 bits. */
function product(ah: number, al: number, bh: number, bl: number): [number, number] {
  const [a0, a1, b0, b1] = [al & 0xffff, al >>> 16, bl & 0xffff, bl >>> 16];
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const upper = a0 * b1 + (middle & 0xffff);
  const carried = a1 * b1 + (middle >>> 16) + (upper >>> 16);
  return [(carried + Math.imul(ah, bl) + Math.imul(al, bh)) | 0, Math.imul(al, bl)];
}
