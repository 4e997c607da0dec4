/** What the stages say, as the key of a sentence. */
import type { Compute, Stage } from './ask';

/**
 * Below this share of the stream's largest value, a difference is rounding: float32 keeps 24 bits (6 · 10⁻⁸), the same
 * numbers added in another order may differ in the last ones, and six blocks add that up. Real effects are 1,000 times larger.
 */
export const ROUNDING = 1e-5;
/**
 * Where products with weights are computed in int8, such a last bit can tip an activation over to the next whole number, a
 * step of 1/127 of the largest: 5 · 10⁻³ was measured with the default model, the smallest real effect was 4 · 10⁻².
 */
export const ROUNDING_INT8 = 1e-2;
export const roundingOf = (compute: Compute) => (compute === 'int8' ? ROUNDING_INT8 : ROUNDING);

export const isRounding = ({ difference, size }: Pick<Stage, 'difference' | 'size'>, compute: Compute = 'fp32') =>
  difference <= roundingOf(compute) * size;

/** The first stage at which more than rounding differs; null where there is none. Stage 0 is before the blocks. */
export function firstDifference(stages: readonly Stage[], compute?: Compute): number | null {
  const at = stages.findIndex((stage) => !isRounding(stage, compute));
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
