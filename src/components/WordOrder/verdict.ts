/** What the stages say, as the key of a sentence. */
import type { Stage } from './ask';

/**
 * Below this share of the stream's largest value, a difference is rounding: float32 keeps 24 bits (6 · 10⁻⁸), the same
 * numbers added in another order may differ in the last ones, and six blocks add that up. Real effects are 1,000 times larger.
 */
export const ROUNDING = 1e-5;

export const isRounding = ({ difference, size }: Pick<Stage, 'difference' | 'size'>) => difference <= ROUNDING * size;

/** The first stage at which more than rounding differs; null where there is none. Stage 0 is before the blocks. */
export function firstDifference(stages: readonly Stage[]): number | null {
  const at = stages.findIndex((stage) => !isRounding(stage));
  return at < 0 ? null : at;
}

/** A difference on the axis, from 0 at `LOW` to 1 at `HIGH`, by its order of magnitude; 0 stays at 0. */
export const LOW = 1e-7;
export const HIGH = 100;
export function share(difference: number): number {
  if (!(difference > 0)) return 0;
  const at = Math.log10(difference / LOW) / Math.log10(HIGH / LOW);
  return Math.max(0, Math.min(1, at));
}
