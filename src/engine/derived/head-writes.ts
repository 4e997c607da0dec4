/**
 * What each head adds to the residual stream. The output projection is one matrix for the concatenated heads, but
 * concat(z)·W_o is the same as the sum of every head's z times its own K rows of W_o: heads add independently.
 * Elhage et al.: A Mathematical Framework for Transformer Circuits (2021), "Attention Heads as Independent and Additive".
 */
import type { Model } from '../model';
import { fetched } from '../outputs';
import type { Activation, Activations } from '../types';
import { headVector } from './score-terms';

export interface HeadWrites {
  /** [H,D] */
  heads: Activation;
  /** b_o [D]: what attention adds whatever the heads do. */
  bias: Activation;
}

export function headWriteNames(layer: number): string[] {
  return [`blocks.${layer}.attn.z`];
}

/**
 * Every head's write at one position. heads.sum() + bias = `attn_out` at neutral inputs; dropout patterns and sublayer
 * gates multiply the sum afterwards. In int8 arithmetic the graph rounds z before the product, and this does not.
 */
export function headWrites(
  { weights, config }: Pick<Model, 'weights' | 'config'>,
  activations: Activations,
  layer: number,
  position: number,
): HeadWrites {
  const { n_head: H, n_embd: D } = config;
  const z = fetched(activations, `blocks.${layer}.attn.z`); // [H,T,K]
  const matrix = outputProjection(layer);
  const heads = new Float32Array(H * D);
  for (let head = 0; head < H; head++) {
    const vector = headVector(z, head, position);
    const spread = new Float32Array(D); // concat(z) with all other heads 0
    spread.set(vector, head * vector.length);
    heads.set(weights.times(spread, matrix), head * D);
  }
  return {
    heads: { data: heads, shape: [H, D] },
    bias: { data: weights.tensor(`h.${layer}.attn.c_proj.bias`).slice(), shape: [D] },
  };
}

/** W_o [D,D]: rows h·K … (h+1)·K − 1 belong to head h. */
export function outputProjection(layer: number): string {
  return `h.${layer}.attn.c_proj.weight`;
}
