/** The steps of one head from q·k to its pattern; asked of the session or of the engine. */
import { decodeFloats, encodeFloats } from '../../engine/base64';
import type { AttentionSteps, ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin } from '../shared/place';

export interface StepsAnswer {
  layer: number;
  head: number;
  steps: AttentionSteps;
}

export type Ask = (input: Requests['attentionSteps']['in']) => Promise<Requests['attentionSteps']['out']>;

export async function askSteps(
  ask: Ask,
  tokens: number[],
  { n_layer, n_head }: ModelConfig,
  wanted: { layer: number; head: number },
): Promise<StepsAnswer> {
  const place = { layer: indexWithin(wanted.layer, n_layer), head: indexWithin(wanted.head, n_head) };
  return { ...place, ...(await ask({ tokens, ...place })) };
}

const ARRAYS = ['dots', 'scores', 'pattern', 'powers', 'late'] as const;
export type StoredSteps = Omit<StepsAnswer, 'steps'> & {
  steps: Omit<AttentionSteps, (typeof ARRAYS)[number] | 'masked_scores'> & { arrays: string };
};

/** The arrays one after the other; masked scores are scores or, above the diagonal, −∞. */
export function storable({ steps, ...rest }: StepsAnswer): StoredSteps {
  const { tokens, width, powerSums, sums, lateSums } = steps;
  const arrays = encodeFloats(Float32Array.from(ARRAYS.flatMap((name) => [...steps[name]])));
  return { ...rest, steps: { tokens, width, powerSums, sums, lateSums, arrays } };
}

export function stepsOf({ steps: { arrays, ...sums }, ...rest }: StoredSteps): StepsAnswer {
  const all = decodeFloats(arrays);
  const T = sums.tokens;
  const [dots, scores, pattern, powers, late] = ARRAYS.map((_, i) => all.slice(i * T * T, (i + 1) * T * T)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const masked_scores = scores.map((score, at) => (at % T > Math.floor(at / T) ? -Infinity : score));
  return { ...rest, steps: { ...sums, dots, scores, masked_scores, pattern, powers, late } };
}
