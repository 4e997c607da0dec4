/**
 * Two runs of the model beside each other: what differs where, and what each expects next. Also the shape of
 * `src/examples/compare-prompts.json`, where arrays are as `engine/base64.ts` writes them.
 */
import { decodeFloats, encodeFloats } from '../../engine/base64';
import type { Token } from '../../engine/types';

/** One prompt with the head of its next-token distribution. */
export interface Side {
  prompt: string;
  tokens: readonly Token[];
  /** `other`: the probability that the other prompt's run gives the same token. */
  candidates: readonly { token: Token; probability: number; other: number }[];
}

/** One place in the model where the two runs are compared. */
export interface Stage {
  /** The graph's output: `embed`, `pos_embed`, `blocks.{l}.resid_post`. */
  name: string;
  /** b − a, [T,D] over the positions both prompts have. */
  difference: Float32Array;
}

export interface Comparison {
  a: Side;
  b: Side;
  /** Positions both prompts have. */
  length: number;
  /** d_model */
  width: number;
  /** `embed`, `pos_embed`, then the residual stream after each block. A stored run has the first two alone. */
  stages: readonly Stage[];
}

export interface StoredComparison {
  model: { id: string; title: string };
  a: Side;
  b: Side;
  length: number;
  width: number;
  stages: { name: string; difference: string }[];
}

export function comparisonOf({ stages, ...rest }: StoredComparison): Comparison {
  return { ...rest, stages: stages.map(({ name, difference }) => ({ name, difference: decodeFloats(difference) })) };
}

/** The reverse, for `tools/examples`. */
export function storable({ stages, ...rest }: Comparison): Omit<StoredComparison, 'model'> {
  return { ...rest, stages: stages.map(({ name, difference }) => ({ name, difference: encodeFloats(difference) })) };
}

/** Positions at which the two prompts have different tokens, among those both have. */
export function changedPositions({ a, b, length }: Comparison): number[] {
  return Array.from({ length }, (_, i) => i).filter((i) => a.tokens[i]?.id !== b.tokens[i]?.id);
}
