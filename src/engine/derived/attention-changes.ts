/** Experiments on attention as inputs of the graph: other masks, other scores. */
import type { Interventions } from '../types';

/**
 * Which tokens a query may look at: itself and earlier ones (the model's own mask), all, itself and later ones, or itself and
 * the `width` − 1 tokens before it.
 */
export type MaskKind = 'causal' | 'none' | 'later' | 'window';

/** `attention_bias` [T,T]: 0 where query i may look at key j, −∞ where not. */
export function maskOf(kind: MaskKind, T: number, width = 1): Interventions {
  const allowed: Record<MaskKind, (i: number, j: number) => boolean> = {
    causal: (i, j) => j <= i,
    none: () => true,
    later: (i, j) => j >= i,
    window: (i, j) => j <= i && i - j < width,
  };
  const data = Float32Array.from({ length: T * T }, (_, at) =>
    allowed[kind](Math.floor(at / T), at % T) ? 0 : -Infinity,
  );
  return { attention_bias: { data, shape: [T, T] } };
}

/** Score s becomes c₀·s + c₁·s². */
export function scoresOf(c0: number, c1: number): Interventions {
  return { score_coefficients: { data: Float32Array.from([c0, c1]), shape: [2] } };
}
