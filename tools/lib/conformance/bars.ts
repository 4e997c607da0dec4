/** What each combination of weights and arithmetic has to reach. */
import type { Manifest } from '../../../src/engine/types';

/** Relative to each tensor's largest value: float32 arithmetic on float32 weights, in another order of summation. */
export const EXACT_NEUTRAL = 1e-4;
export const EXACT_INTERVENTION = 1e-3;
/** Interventions that make scores huge, so that softmax turns rounding into visible differences. */
export const EXACT_AMPLIFIED = 1e-2;
const AMPLIFYING = new Set(['norms_half', 'everything']);

export function exactBar(intervention: string): number {
  return AMPLIFYING.has(intervention) ? EXACT_AMPLIFIED : EXACT_INTERVENTION;
}

/** Over how much prose predictions are compared. */
export const TEXT_TOKENS = 5000;

export interface TextBar {
  /** Mean divergence from the exact model's predictions at most, in nats. */
  kl: number;
  /** Share of positions with the exact model's most likely token at least. */
  top1: number;
}

export interface Combination {
  title: string;
  weights: Manifest['weights'];
  compute: Manifest['compute'];
}

export interface RoundedCombination extends Combination {
  /**
   * Activations at neutral inputs, relative to each tensor's largest value: about twice of what the default model
   * shows. Catches a wrong scale or layout; whether rounding matters is for `text` to say.
   */
  neutral: number;
  text: TextBar;
}

export const EXACT: Combination = { title: 'float32 weights, float32 arithmetic', weights: 'fp32', compute: 'fp32' };

/** Those that readers get: the first for small models, the second for those of GPT-2's size. */
export const ROUNDED: readonly RoundedCombination[] = [
  {
    title: 'int8 weights, float32 arithmetic',
    weights: 'int8',
    compute: 'fp32',
    neutral: 0.05,
    text: { kl: 0.001, top1: 0.975 },
  },
  {
    title: 'int8 weights, int8 arithmetic',
    weights: 'int8',
    compute: 'int8',
    neutral: 0.1,
    text: { kl: 0.01, top1: 0.96 },
  },
];
