/** One attention score as a sum over the head's dimensions. */
import { fetched } from '../outputs';
import type { Activation, Activations } from '../types';

/** Which score: the one by which `query`, a token of this run, looks at `key`, another one. */
export interface ScorePlace {
  layer: number;
  head: number;
  query: number;
  key: number;
}

/** The outputs that `scoreTerms` reads. */
export function scoreTermNames(layer: number): string[] {
  return [`blocks.${layer}.attn.q`, `blocks.${layer}.attn.k`];
}

/**
 * qᵢ·kᵢ ÷ √K for each dimension i of a head, [K]. They sum to s = q·k/√K, which at neutral inputs is `attn.scores`;
 * with score coefficients c₀, c₁ that is c₀·s + c₁·s², whose square belongs to no single dimension.
 * Vaswani et al.: Attention Is All You Need (2017), section 3.2.1.
 */
export function scoreTerms(activations: Activations, { layer, head, query, key }: ScorePlace): Float64Array {
  const [q, k] = scoreTermNames(layer).map((name) => fetched(activations, name)) as [Activation, Activation];
  const queryVector = headVector(q, head, query);
  const keyVector = headVector(k, head, key);
  const root = Math.sqrt(queryVector.length);
  return Float64Array.from(queryVector, (value, i) => (value * keyVector[i]!) / root);
}

/** The vector [K] of one head and position in an activation [H,T,K]. */
export function headVector({ data, shape }: Activation, head: number, position: number): Float32Array {
  const [, T, K] = shape as [number, number, number];
  const start = (head * T + position) * K;
  return data.subarray(start, start + K);
}

/** aᵢ·bᵢ in double precision, [K]: the terms of a dot product. */
export function products(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: a.length }, (_, i) => a[i]! * b[i]!);
}
