/** The model with other scores beside the model as it is; asked of the session or of the engine. */
import { scoresOf } from '../../engine/derived/attention-changes';
import { meanSurprise } from '../../engine/derived/mean-surprise';
import type { Comparison, ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin } from '../shared/place';

export interface Shape {
  /** Score s becomes c0·s + c1·s². */
  c0: number;
  c1: number;
  layer: number;
  head: number;
}

export interface ShapeAnswer {
  shape: Shape;
  comparison: Comparison;
  /** Of the head, before and after, [T,T]. */
  patterns: [Float32Array, Float32Array];
  /** How surprising the reader's own text is to the model, before and after, in nats a token; null for one token. */
  surprise: [number, number] | null;
}

export type Ask = <N extends 'compare' | 'byPosition'>(
  name: N,
  input: Requests[N]['in'],
) => Promise<Requests[N]['out']>;

/** Tokens of the table. */
const TOP = 7;

export async function askShape(ask: Ask, tokens: number[], config: ModelConfig, wanted: Shape): Promise<ShapeAnswer> {
  const layer = indexWithin(wanted.layer, config.n_layer);
  const head = indexWithin(wanted.head, config.n_head);
  const changed = { tokens, interventions: scoresOf(wanted.c0, wanted.c1) };
  const name = `blocks.${layer}.attn.pattern`;
  const runs = [{ tokens }, changed].map((run) => ({ ...run, fetch: [name] }));
  const { comparison } = await ask('compare', { runs, top: TOP });
  const size = tokens.length ** 2;
  const [before, after] = comparison.runs.map(({ activations }) =>
    activations[name]!.data.slice(head * size, (head + 1) * size),
  );
  const { positions } = await ask('byPosition', { runs: [{ tokens }, changed] });
  return {
    shape: { ...wanted, layer, head },
    comparison: { ...comparison, runs: comparison.runs.map((run) => ({ ...run, activations: {} })) },
    patterns: [before!, after!],
    surprise: positions.length > 1 ? meanSurprise(positions) : null,
  };
}
