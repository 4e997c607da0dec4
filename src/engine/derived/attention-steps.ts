/**
 * How the pattern of one head comes about, step by step: q·k, the scores, the mask, softmax; and what comes out where the
 * mask is put in the wrong place. Vaswani et al.: Attention Is All You Need (2017), sections 3.2.1 and 3.2.3.
 */
import { fetched } from '../outputs';
import { softmax } from '../softmax';
import type { Activation, Activations, AttentionSteps } from '../types';
import { headVector } from './score-terms';

/** The outputs that `attentionSteps` reads. */
export function attentionStepNames(layer: number): string[] {
  return ['q', 'k', 'scores', 'masked_scores', 'pattern'].map((name) => `blocks.${layer}.attn.${name}`);
}

/**
 * The steps of one head, [T,S] each, row = query. `scores`, `masked_scores` and `pattern` are the run's own outputs; the rest
 * is summed here in double precision:
 *
 * - `dots`: q·k; at neutral inputs it is `scores` · √K
 * - `powers`: e^(masked score − largest of its row), 0 where masked, and `powerSums` [T]: pattern = powers ÷ powerSums
 * - `sums` [T]: of each row of the pattern
 * - `late`: softmax over all scores and only then 0 where the mask forbids, with `lateSums` [T], which fall below 1
 */
export function attentionSteps(activations: Activations, layer: number, head: number): AttentionSteps {
  const [q, k, scores, masked, pattern] = attentionStepNames(layer).map((name) => fetched(activations, name)) as [
    Activation,
    Activation,
    Activation,
    Activation,
    Activation,
  ];
  const [, T, S] = scores.shape as [number, number, number];
  const rowsOf = ({ data }: Activation) => data.slice(head * T * S, (head + 1) * T * S);
  const steps = { scores: rowsOf(scores), masked_scores: rowsOf(masked), pattern: rowsOf(pattern) };
  const dots = new Float32Array(T * S);
  const powers = new Float32Array(T * S);
  const late = new Float32Array(T * S);
  for (let i = 0; i < T; i++) {
    const row = steps.masked_scores.subarray(i * S, (i + 1) * S);
    const largest = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const unmasked = softmax(steps.scores.subarray(i * S, (i + 1) * S));
    for (let j = 0; j < S; j++) {
      dots[i * S + j] = dot(headVector(q, head, i), headVector(k, head, j));
      powers[i * S + j] = Math.exp(row[j]! - largest);
      late[i * S + j] = row[j] === -Infinity ? 0 : unmasked[j]!;
    }
  }
  return {
    tokens: T,
    width: q.shape[2]!,
    dots,
    ...steps,
    powers,
    powerSums: rowSums(powers, S),
    sums: rowSums(steps.pattern, S),
    late,
    lateSums: rowSums(late, S),
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}

function rowSums(values: Float32Array, columns: number): number[] {
  return Array.from({ length: values.length / columns }, (_, i) =>
    values.subarray(i * columns, (i + 1) * columns).reduce((sum, value) => sum + value, 0),
  );
}
