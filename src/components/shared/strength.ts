/**
 * Where the colour scale of a vector ends: a round number at its 98th percentile, so that a few large values do not wash out
 * all others. What is larger looks like the end of the scale; figures that use this say so.
 */
import { niceLimit } from './scale';

export function strengthLimit(values: ArrayLike<number>): number {
  const sizes = Array.from(values, Math.abs)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return niceLimit(sizes[Math.floor(0.98 * (sizes.length - 1))] ?? 0);
}
