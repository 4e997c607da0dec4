/**
 * How long the residual stream is at every step through the model, how long what is added to it is, and at which angle it is
 * added: the Euclidean norm over the features of one token, and the angle between two vectors by their cosine.
 */
import type { Model } from '../model';
import { fetched } from '../outputs';
import { run } from '../run';
import type { Activations, Interventions, ModelConfig, StreamNorms } from '../types';

/** The two additions of a block: what is added, the stream that it is added to, the stream after it. */
const ADDITIONS = [
  ['attn_out', 'resid_pre', 'resid_mid'],
  ['mlp_out', 'resid_mid', 'resid_post'],
] as const;

/** One run, all its positions. Errors: those of `run`. */
export async function streamNorms(
  model: Model,
  request: { tokens: readonly number[]; interventions?: Interventions },
): Promise<StreamNorms> {
  return normsOf(await run(model, { ...request, fetch: normNames(model.config) }), model.config);
}

/** The outputs that `normsOf` reads. */
export function normNames({ n_layer }: ModelConfig): string[] {
  const parts = ['resid_pre', ...ADDITIONS.flatMap(([added, , after]) => [added, after])];
  return Array.from({ length: n_layer }, (_, layer) => parts.map((part) => `blocks.${layer}.${part}`)).flat();
}

export function normsOf(activations: Activations, { n_layer }: Pick<ModelConfig, 'n_layer'>): StreamNorms {
  const [T, D] = fetched(activations, 'blocks.0.resid_pre').shape as [number, number];
  const [stream, added, angle]: [number[], number[], number[]] = [[], [], []];
  const rows = (name: string) => {
    const { data } = fetched(activations, name);
    return Array.from({ length: T }, (_, t) => data.subarray(t * D, (t + 1) * D));
  };
  stream.push(...rows('blocks.0.resid_pre').map(norm));
  for (let layer = 0; layer < n_layer; layer++) {
    for (const names of ADDITIONS) {
      const [part, before, after] = names.map((name) => rows(`blocks.${layer}.${name}`));
      added.push(...part!.map(norm));
      angle.push(...part!.map((row, t) => degreesBetween(row, before![t]!)));
      stream.push(...after!.map(norm));
    }
  }
  return {
    stream: { data: Float32Array.from(stream), shape: [2 * n_layer + 1, T] },
    added: { data: Float32Array.from(added), shape: [2 * n_layer, T] },
    angle: { data: Float32Array.from(angle), shape: [2 * n_layer, T] },
  };
}

function norm(row: ArrayLike<number>): number {
  return Math.sqrt(dot(row, row));
}

/** 0 to 180; NaN where one of the two is zero. */
function degreesBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const cosine = dot(a, b) / (norm(a) * norm(b));
  return (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
