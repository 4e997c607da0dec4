/** The question of the figure, asked of the page's session or, for the stored run, of the engine; and that run's form on disk. */
import { decodeFloats, encodeFloats } from '../../engine/base64';
import type { ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin, positionWithin } from '../shared/place';

export type Ask = <N extends 'run' | 'weights'>(name: N, input: Requests[N]['in']) => Promise<Requests[N]['out']>;

/** Before attention, before the MLP, before the output layer. */
export const NORMS = ['ln1', 'ln2', 'final'] as const;
export type Norm = (typeof NORMS)[number];

export interface NormAnswer {
  norm: Norm;
  layer: number;
  position: number;
  /** As the model computed them; `scale` is √(variance + ε). */
  mean: number;
  scale: number;
  epsilon: number;
  /** [D] each: what goes in and what comes out of it, γ and β. */
  x: Float32Array;
  normalized: Float32Array;
  gamma: Float32Array;
  beta: Float32Array;
}

/** Where a norm stands: the stream it reads, the name of its own outputs, and of its weights. */
export function namesOf(norm: Norm, layer: number, layers: number): { x: string; own: string; weights: string } {
  if (norm === 'final') return { x: `blocks.${layers - 1}.resid_post`, own: 'ln_final', weights: 'ln_f' };
  const stream = norm === 'ln1' ? 'resid_pre' : 'resid_mid';
  return {
    x: `blocks.${layer}.${stream}`,
    own: `blocks.${layer}.${norm}`,
    weights: `h.${layer}.ln_${norm === 'ln1' ? 1 : 2}`,
  };
}

/** Block and position are kept within the model and the text. */
export async function askNorm(
  ask: Ask,
  tokens: number[],
  { n_layer, layer_norm_epsilon }: ModelConfig,
  wanted: { norm: Norm; layer: number; position: number },
): Promise<NormAnswer> {
  const layer = indexWithin(wanted.layer, n_layer);
  const position = positionWithin(wanted.position, tokens.length);
  const { x, own, weights } = namesOf(wanted.norm, layer, n_layer);
  const fetch = [x, `${own}.mean`, `${own}.scale`, `${own}.normalized`];
  const { activations } = await ask('run', { tokens, fetch });
  const parts = [{ tensor: `${weights}.weight` }, { tensor: `${weights}.bias` }];
  const [gamma, beta] = (await ask('weights', { parts })).values;
  const row = (name: string) => {
    const { data, shape } = activations[name]!;
    return data.slice(position * shape[1]!, (position + 1) * shape[1]!);
  };
  return {
    norm: wanted.norm,
    layer,
    position,
    mean: activations[`${own}.mean`]!.data[position]!,
    scale: activations[`${own}.scale`]!.data[position]!,
    epsilon: layer_norm_epsilon,
    x: row(x),
    normalized: row(`${own}.normalized`),
    gamma: gamma!.data,
    beta: beta!.data,
  };
}

export type StoredNorm = Omit<NormAnswer, 'norm' | 'x' | 'normalized' | 'gamma' | 'beta'> & {
  norm: string;
  x: string;
  normalized: string;
  gamma: string;
  beta: string;
};

export function storable(answer: NormAnswer): StoredNorm {
  const { x, normalized, gamma, beta } = answer;
  const encoded = [x, normalized, gamma, beta].map(encodeFloats) as [string, string, string, string];
  return { ...answer, x: encoded[0], normalized: encoded[1], gamma: encoded[2], beta: encoded[3] };
}

export function fromStored(stored: StoredNorm): NormAnswer {
  const { norm, layer, position, mean, scale, epsilon, x, normalized, gamma, beta } = stored;
  const decoded = [x, normalized, gamma, beta].map(decodeFloats) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return {
    norm: normOf(norm),
    layer,
    position,
    mean,
    scale,
    epsilon,
    x: decoded[0],
    normalized: decoded[1],
    gamma: decoded[2],
    beta: decoded[3],
  };
}

/** What an address asks for, or the first. */
export function normOf(text: string): Norm {
  return NORMS.find((norm) => norm === text) ?? 'ln1';
}
