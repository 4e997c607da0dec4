/** One head's queries, keys and scores; asked of the session or of the engine. */
import { decodeFloats, encodeFloats } from '../../engine/base64';
import { fetched } from '../../engine/outputs';
import type { ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin } from '../shared/place';

export interface ScoresAnswer {
  layer: number;
  head: number;
  /** [T,K] */
  q: Float32Array;
  k: Float32Array;
  /** Before the mask, [T,T]; row = query. */
  scores: Float32Array;
}

export type Ask = (input: Requests['run']['in']) => Promise<Requests['run']['out']>;

export async function askScores(
  ask: Ask,
  tokens: number[],
  { n_layer, n_head }: ModelConfig,
  wanted: { layer: number; head: number },
): Promise<ScoresAnswer> {
  const layer = indexWithin(wanted.layer, n_layer);
  const head = indexWithin(wanted.head, n_head);
  const fetch = ['q', 'k', 'scores'].map((name) => `blocks.${layer}.attn.${name}`);
  const { activations } = await ask({ tokens, fetch });
  const [q, k, scores] = fetch.map((name) => {
    const { data, shape } = fetched(activations, name);
    const size = data.length / shape[0]!;
    return data.slice(head * size, (head + 1) * size);
  }) as [Float32Array, Float32Array, Float32Array];
  return { layer, head, q, k, scores };
}

export type StoredScores = Omit<ScoresAnswer, 'q' | 'k' | 'scores'> & { arrays: string };

/** q, k and scores one after the other. */
export function storable({ q, k, scores, ...rest }: ScoresAnswer): StoredScores {
  return { ...rest, arrays: encodeFloats(Float32Array.from([...q, ...k, ...scores])) };
}

/** @param count T */
export function scoresOf({ arrays, ...rest }: StoredScores, count: number): ScoresAnswer {
  const all = decodeFloats(arrays);
  const vectors = (all.length - count ** 2) / 2;
  return {
    ...rest,
    q: all.slice(0, vectors),
    k: all.slice(vectors, 2 * vectors),
    scores: all.slice(2 * vectors),
  };
}
