/** Masked multi-head self-attention, with keys and values of earlier tokens in front. */
import { pastName, presentName } from '../../../src/engine/contract';
import type { Context } from './parts';

/**
 * x [1,T,D] (what ln1 gives) → concat(z)·W_o + b_o [1,T,D], with outputs q, k, v, scores, masked_scores, pattern, z:
 *
 *   s = q·kᵀ/√d_head, scores = c₀·s + c₁·s², masked_scores = scores + bias, pattern = softmax(masked_scores),
 *   z = (pattern · attn_keep) v · head_gate
 */
export function attention(c: Context, layer: number, x: string): string {
  const { g, config, matrices, gates } = c;
  const { n_head: H, n_embd: D } = config;
  const name = (part: string) => `blocks.${layer}.attn.${part}`;

  const qkv = matrices.linear(x, `h.${layer}.attn.c_attn`, D, 3 * D); // [1,T,3D]
  const [q, k, v] = g
    .ops('Split', [qkv], { axis: -1, num_outputs: 3 }, 3)
    .map((part, i) => splitHeads(c, part, name('qkv'[i]!))) as [string, string, string]; // [1,H,T,K]
  const keys = g.op('Concat', [pastName(layer, 'key'), k], { axis: 2 }, presentName(layer, 'key')); // [1,H,S,K]
  const values = g.op('Concat', [pastName(layer, 'value'), v], { axis: 2 }, presentName(layer, 'value'));

  const products = g.op('MatMul', [q, g.op('Transpose', [keys], { perm: [0, 1, 3, 2] })]); // [1,H,T,S]
  const s = g.op('Mul', [products, g.constant('FLOAT', 1 / Math.sqrt(D / H))]);
  const [linear, squared] = gates.scoreCoefficients;
  const scores = g.op(
    'Add',
    [g.op('Mul', [s, linear]), g.op('Mul', [g.op('Mul', [s, s]), squared])],
    {},
    name('scores'),
  );
  const masked = g.op('Add', [scores, 'attention_bias'], {}, name('masked_scores'));
  const pattern = g.op('Softmax', [masked], { axis: -1 }, name('pattern'));

  const kept = g.op('Mul', [pattern, gates.attnKeep[layer]!]);
  const mixed = g.op('MatMul', [kept, values]); // [1,H,T,K]
  const z = g.op('Mul', [mixed, gates.head[layer]!], {}, name('z'));
  const joined = g.op('Reshape', [g.op('Transpose', [z], { perm: [0, 2, 1, 3] }), g.constant('INT64', [0, 0, D])]);
  return matrices.linear(joined, `h.${layer}.attn.c_proj`, D, D);
}

/** [1,T,D] → [1,H,T,K] */
function splitHeads({ g, config }: Context, value: string, output: string): string {
  const { n_head: H, n_embd: D } = config;
  const parts = g.op('Reshape', [value, g.constant('INT64', [0, 0, H, D / H])]);
  return g.op('Transpose', [parts], { perm: [0, 2, 1, 3] }, output);
}
