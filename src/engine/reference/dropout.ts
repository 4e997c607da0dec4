/** Dropout, in training only. Srivastava et al. 2014, https://jmlr.org/papers/v15/srivastava14a.html. */
import { uniform } from '../random';
import type { Vector } from './vectors';

/** Zero with probability p; the rest grows, so that the expected value stays. The same seed drops the same values. */
// #region dropout
export function dropout(x: Vector, p: number, seed: number) {
  const u = x.map((_, i) => uniform(seed, i)); // 0 ≤ u < 1
  return x.map((xi, i) =>
    u[i]! < p ? 0 : xi / (1 - p));
}
// #endregion
