/** The question of the figure, asked of the page's session or, for the stored run, of the engine; and that run's form on disk. */
import { decodeFloats, encodeFloats } from '../../engine/base64';
import type { Activations, Comparison, Interventions, ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin, positionWithin } from '../shared/place';

export type Ask = <N extends 'run' | 'compare'>(name: N, input: Requests[N]['in']) => Promise<Requests[N]['out']>;

/** The four vectors [D] of one token: the residual stream where a block reads it and what ln1 makes of it, before and after. */
const VECTORS = ['x', 'scaled', 'normalized', 'scaledNormalized'] as const;
type Vectors = Record<(typeof VECTORS)[number], Float32Array>;

export interface ScaleAnswer extends Vectors {
  layer: number;
  position: number;
  factor: number;
  /** √(variance + ε) as ln1 computed it, before and after. */
  scales: [number, number];
  /** What comes next after the token: as it is, and with the scaled stream. */
  comparison: Comparison;
}

const TOP = 6;
export const FACTORS = { min: 0.1, max: 10 };

/** One token's residual stream before block `layer` becomes `factor` times itself (`resid_patch`); all other tokens' stay. */
export async function askScale(
  ask: Ask,
  tokens: number[],
  { n_layer: L, n_embd: D }: ModelConfig,
  wanted: { layer: number; position: number; factor: number },
): Promise<ScaleAnswer> {
  const layer = indexWithin(wanted.layer, L);
  const position = positionWithin(wanted.position, tokens.length);
  const factor = Math.max(FACTORS.min, Math.min(FACTORS.max, wanted.factor || 1));
  const stream = `blocks.${layer}.resid_pre`;
  const own = `blocks.${layer}.ln1`;
  const fetch = [stream, `${own}.normalized`, `${own}.scale`];
  const { activations } = await ask('run', { tokens, fetch: [stream] });
  const x = rowOf(activations, stream, position);
  const interventions = scaledStream(L, tokens.length, D, layer, position, x, factor);
  const runs = [
    { tokens, fetch },
    { tokens, fetch, ...(factor !== 1 && { interventions }) },
  ];
  const { comparison } = await ask('compare', { runs, top: TOP, position });
  const [before, after] = comparison.runs.map((run) => run.activations) as [Activations, Activations];
  return {
    layer,
    position,
    factor,
    x,
    scaled: rowOf(after, stream, position),
    normalized: rowOf(before, `${own}.normalized`, position),
    scaledNormalized: rowOf(after, `${own}.normalized`, position),
    scales: [before[`${own}.scale`]!.data[position]!, after[`${own}.scale`]!.data[position]!],
    comparison: { ...comparison, runs: comparison.runs.map((run) => ({ ...run, activations: {} })) },
  };
}

/** `resid_patch` [L,T,D] with factor · x at one place, and its gate [L,T]. */
export function scaledStream(
  L: number,
  T: number,
  D: number,
  layer: number,
  position: number,
  x: Float32Array,
  factor: number,
): Interventions {
  const patch = new Float32Array(L * T * D);
  const gate = new Float32Array(L * T);
  patch.set(
    x.map((value) => value * factor),
    (layer * T + position) * D,
  );
  gate[layer * T + position] = 1;
  return { resid_patch: { data: patch, shape: [L, T, D] }, resid_patch_gate: { data: gate, shape: [L, T] } };
}

function rowOf(activations: Activations, name: string, position: number): Float32Array {
  const { data, shape } = activations[name]!;
  return data.slice(position * shape[1]!, (position + 1) * shape[1]!);
}

export type StoredScale = Record<(typeof VECTORS)[number], string> &
  Pick<ScaleAnswer, 'layer' | 'position' | 'factor' | 'comparison'> & { scales: number[] };

export function storable({ layer, position, factor, scales, comparison, ...vectors }: ScaleAnswer): StoredScale {
  const encoded = Object.fromEntries(VECTORS.map((name) => [name, encodeFloats(vectors[name])]));
  return { layer, position, factor, scales, comparison, ...(encoded as Record<(typeof VECTORS)[number], string>) };
}

export function fromStored(stored: StoredScale): ScaleAnswer {
  const { layer, position, factor, scales, comparison } = stored;
  const decoded = Object.fromEntries(VECTORS.map((name) => [name, decodeFloats(stored[name])])) as Vectors;
  return { layer, position, factor, comparison, scales: [scales[0] ?? NaN, scales[1] ?? NaN], ...decoded };
}
