/**
 * The interventions' inputs, cut into the piece that each layer reads. One Split cuts them all at once, and pieces keep
 * their first axis, of size 1: picking them one by one would be hundreds of small operations, which in a small model
 * take as long as its products.
 */
import type { ModelConfig } from '../../../src/engine/types';
import type { GraphBuilder } from './builder';

/** Names of values, by layer; those of the two sublayers by 2·layer + sublayer. Sizes with `?` may be 1. */
export interface Gates {
  /** [1] each, 2L of them. */
  skip: string[];
  sublayer: string[];
  /** g and 1 − g of each layer norm, [1] each: 2l for ln1, 2l + 1 for ln2, 2L for the final one. */
  norm: string[];
  normRest: string[];
  /** c₀ and c₁ of all layers, [1] each. */
  scoreCoefficients: [linear: string, squared: string];
  /** [1,H,1,1] */
  head: string[];
  /** [1,F] */
  neuron: string[];
  /** [1,H?,T?,S?] */
  attnKeep: string[];
  /** [1,T?,D?], 2L of them. */
  residKeep: string[];
  /** [1,T?,D?] */
  patch: string[];
  /** [1,T?,1] */
  patchGate: string[];
}

export function cutGates(g: GraphBuilder, { n_layer: L, n_head: H }: ModelConfig): Gates {
  const cut = (value: string, count: number) =>
    count === 1 ? [value] : g.ops('Split', [value], { axis: 0, num_outputs: count }, count);
  const reshape = (value: string, ...shape: number[]) => g.op('Reshape', [value, g.constant('INT64', shape)]);
  // [L,2,T?,D?] → [2L,T?,D?]
  const tokensAndFeatures = g.op('Shape', ['resid_keep'], { start: 2 });
  const keepShape = g.op('Concat', [g.constant('INT64', [2 * L]), tokensAndFeatures], { axis: 0 });
  return {
    skip: cut(reshape('skip_gate', 2 * L), 2 * L),
    sublayer: cut(reshape('sublayer_gate', 2 * L), 2 * L),
    norm: cut('norm_gate', 2 * L + 1),
    normRest: cut(g.op('Sub', [g.constant('FLOAT', 1), 'norm_gate']), 2 * L + 1),
    scoreCoefficients: cut('score_coefficients', 2) as [string, string],
    head: cut(reshape('head_gate', L, H, 1, 1), L),
    neuron: cut('neuron_gate', L),
    attnKeep: cut('attn_keep', L),
    residKeep: cut(g.op('Reshape', ['resid_keep', keepShape]), 2 * L),
    patch: cut('resid_patch', L),
    patchGate: cut(g.op('Unsqueeze', ['resid_patch_gate', g.constant('INT64', [2])]), L),
  };
}
