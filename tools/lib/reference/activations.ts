/** Every step of the reference on one prompt, by the names of the graph's outputs (`src/engine/contract.ts`). */
import { attention, causalMask, head, qkv, scores, splitHeads } from '../../../src/engine/reference/attention';
import { embed, lookUp } from '../../../src/engine/reference/embedding';
import { gelu, mlp } from '../../../src/engine/reference/mlp';
import { block, logits } from '../../../src/engine/reference/model';
import { layerNorm } from '../../../src/engine/reference/norm';
import { add, linear, softmax, type Matrix } from '../../../src/engine/reference/vectors';
import type { Block, Weights } from '../../../src/engine/reference/weights';
import type { Activation, Activations } from '../../../src/engine/types';

type Nested = number | Nested[];

export function referenceActivations(ids: number[], m: Weights): Activations {
  const found: Activations = {};
  const keep = (name: string, values: Nested) => (found[name] = activation(values));
  keep('embed', lookUp(ids, m.wte));
  keep('pos_embed', m.wpe.slice(0, ids.length));
  let x = embed(ids, m);
  m.blocks.forEach((b, l) => {
    for (const [name, values] of Object.entries(insideBlock(x, b))) keep(`blocks.${l}.${name}`, values);
    x = block(x, b);
    keep(`blocks.${l}.resid_post`, x);
  });
  keep(
    'ln_final.normalized',
    x.map((row) => layerNorm(row, m.lnF)),
  );
  keep('last_logits', logits(x.at(-1)!, m));
  return found;
}

/** The steps of one block, each by the function that chapters show. */
function insideBlock(x: Matrix, b: Block): Record<string, Nested> {
  const y = x.map((row) => layerNorm(row, b.ln1));
  const { q, k, v } = qkv(y, b.attn.qkv);
  const [Q, K, V] = [q, k, v].map((all) => splitHeads(all, b.attn.heads)) as [Matrix[], Matrix[], Matrix[]];
  const S = Q.map((qh, h) => scores(qh, K[h]!));
  const masked = S.map(causalMask);
  const attn = attention(y, b.attn);
  const mid = add(x, attn);
  const z = mid.map((row) => layerNorm(row, b.ln2));
  const pre = z.map((row) => linear(row, b.mlp.up));
  return {
    resid_pre: x,
    'ln1.normalized': y,
    'attn.q': Q,
    'attn.k': K,
    'attn.v': V,
    'attn.scores': S,
    'attn.masked_scores': masked,
    'attn.pattern': masked.map((rows) => rows.map(softmax)),
    'attn.z': Q.map((qh, h) => head(qh, K[h]!, V[h]!)),
    attn_out: attn,
    resid_mid: mid,
    'ln2.normalized': z,
    'mlp.pre': pre,
    'mlp.post': pre.map((row) => row.map(gelu)),
    mlp_out: z.map((row) => mlp(row, b.mlp)),
  };
}

/** Nested arrays → one array and its shape. */
export function activation(values: Nested): Activation {
  const shape: number[] = [];
  let flat: Nested[] = [values];
  while (Array.isArray(flat[0])) {
    shape.push(flat[0].length);
    flat = (flat as Nested[][]).flat();
  }
  return { data: Float32Array.from(flat as number[]), shape };
}
