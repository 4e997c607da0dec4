/**
 * Dropout as inputs of the graph: patterns of what is kept, drawn from a seed. Each value is dropped (0) with probability p,
 * independently of all others; what is kept is multiplied by 1/(1−p), so that its expected value stays the same ("inverted"
 * dropout). N. Srivastava et al. 2014, https://jmlr.org/papers/v15/srivastava14a.html; the three places are GPT-2's.
 *
 * A cell's fate depends on the seed, its place in the model, its row and its column alone: a longer prompt has the same
 * pattern for the tokens that it shares with a shorter one.
 */
import { uniform, uniforms } from './random';
import type { Activation, Interventions, ModelConfig } from './types';

/** Probability of being dropped, 0 ≤ p < 1: of embeddings, of attention probabilities, of what sublayers add. */
export interface DropoutRates {
  embd: number;
  attn: number;
  resid: number;
}

/** One matrix that is drawn by itself. */
export type DropoutPlace =
  { kind: 'embd' } | { kind: 'attn'; layer: number; head: number } | { kind: 'resid'; layer: number; sublayer: 0 | 1 };

/** Columns a row may have at most: the row's first draw is row × STRIDE. */
const STRIDE = 2 ** 16;

/** What is kept of a matrix [rows, columns]: 0, or 1/(1−p); without `rescale` 0 or 1. */
export function keepMatrix(
  seed: number,
  place: DropoutPlace,
  [rows, columns]: readonly [number, number],
  p: number,
  rescale = true,
): Activation {
  const data = new Float32Array(rows * columns);
  const kept = rescale ? 1 / (1 - p) : 1;
  const own = seedOf(seed, place);
  for (let row = 0; row < rows; row++) {
    const draws = uniforms(own, row * STRIDE, columns);
    for (let column = 0; column < columns; column++) data[row * columns + column] = draws[column]! < p ? 0 : kept;
  }
  return { data, shape: [rows, columns] };
}

/**
 * Patterns for a run over T tokens: `embd_keep` [T,D], `attn_keep` [L,H,T,T], `resid_keep` [L,2,T,D]. Where a rate is 0 there
 * is none, and the run is the model's own, bit for bit.
 */
export function dropoutInputs(
  { n_layer: L, n_head: H, n_embd: D }: Pick<ModelConfig, 'n_layer' | 'n_head' | 'n_embd'>,
  T: number,
  seed: number,
  rates: DropoutRates,
  rescale = true,
): Interventions {
  const inputs: Interventions = {};
  if (rates.embd > 0) inputs.embd_keep = keepMatrix(seed, { kind: 'embd' }, [T, D], rates.embd, rescale);
  if (rates.attn > 0) {
    const matrices = all(L, H, (layer, head) =>
      keepMatrix(seed, { kind: 'attn', layer, head }, [T, T], rates.attn, rescale),
    );
    inputs.attn_keep = stacked(matrices, [L, H, T, T]);
  }
  if (rates.resid > 0) {
    const matrices = all(L, 2, (layer, sublayer) =>
      keepMatrix(seed, { kind: 'resid', layer, sublayer: sublayer as 0 | 1 }, [T, D], rates.resid, rescale),
    );
    inputs.resid_keep = stacked(matrices, [L, 2, T, D]);
  }
  return inputs;
}

/** Values after dropout: each times what its cell keeps, in float32 as the graph does it. */
export function afterDropout(values: Float32Array, keep: Float32Array): Float32Array {
  return values.map((value, i) => value * keep[i]!);
}

/** The mean over `count` patterns (seeds from `seed` on) of one row after dropout, in float64. */
export function meanAfterDropout(
  row: Float32Array,
  seed: number,
  count: number,
  p: number,
  rescale = true,
): Float64Array {
  const sum = new Float64Array(row.length);
  for (let i = 0; i < count; i++) {
    const { data } = keepMatrix(seed + i, { kind: 'embd' }, [1, row.length], p, rescale);
    for (let d = 0; d < row.length; d++) sum[d]! += data[d]! * row[d]!;
  }
  return sum.map((value) => value / count);
}

/** A seed for each place, by the seed's own sequence: no two places of a model share their draws. */
function seedOf(seed: number, place: DropoutPlace): number {
  const index =
    place.kind === 'embd'
      ? 0
      : place.kind === 'resid'
        ? 1 + 2 * place.layer + place.sublayer
        : STRIDE * (1 + place.layer) + place.head;
  return uniform(seed, index) * 2 ** 53;
}

function all(layers: number, each: number, matrix: (layer: number, i: number) => Activation): Activation[] {
  return Array.from({ length: layers * each }, (_, i) => matrix(Math.floor(i / each), i % each));
}

function stacked(matrices: readonly Activation[], shape: number[]): Activation {
  const size = matrices[0]?.data.length ?? 0;
  const data = new Float32Array(size * matrices.length);
  matrices.forEach((matrix, i) => data.set(matrix.data, i * size));
  return { data, shape };
}
