/** Values → colour levels. The colours are CSS variables (src/styles/scales.css), so that a theme change needs no script. */

/** Levels on each side of zero of the signed scale, and above zero of the probability scale. */
export const LEVELS = 8;

/** −LEVELS…LEVELS for a value on a scale of ±limit; beyond the limit it stays at the end. NaN → 0. */
export function signedLevel(value: number, limit: number): number {
  if (!(limit > 0) || Number.isNaN(value)) return 0;
  const level = Math.round((value / limit) * LEVELS);
  return Math.max(-LEVELS, Math.min(LEVELS, level)) || 0;
}

/** 0…LEVELS for a probability on a scale from 0 to `limit`. Anything above 0 is at least visible as level 1. */
export function probabilityLevel(p: number, limit = 1): number {
  if (!(p > 0) || !(limit > 0)) return 0;
  return Math.max(1, Math.min(LEVELS, Math.round((p / limit) * LEVELS)));
}

/** The class that paints a level: 'it-n3', 'it-zero', 'it-p8' (signed); 'it-q0' … 'it-q8' (probability). */
export function levelClass(scale: 'signed' | 'probability', level: number): string {
  if (scale === 'probability') return `it-q${level}`;
  if (level === 0) return 'it-zero';
  return level < 0 ? `it-n${-level}` : `it-p${level}`;
}

/** Class of one value. */
export function valueClass(scale: 'signed' | 'probability', value: number, limit: number): string {
  return levelClass(scale, scale === 'signed' ? signedLevel(value, limit) : probabilityLevel(value, limit));
}

/** A round number at or above `x`, for a scale's end: 0.83 → 1, 2.3 → 2.5, 0 → 1. */
export function niceLimit(x: number): number {
  if (!(x > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(x));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((s) => s * power >= x * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(3));
}

/** The end of a signed scale for these values: a round number at or above the largest |value| that is finite. */
export function limitOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (size > largest && size < Infinity) largest = size;
  }
  return niceLimit(largest);
}
