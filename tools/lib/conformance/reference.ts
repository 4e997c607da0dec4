/**
 * GPT-2's forward pass with every intervention, written as plainly as possible in double precision: the independent
 * implementation that converted models of any size are held against. It shares nothing with the converter's graph.
 */
import type { Activation, Activations, InterventionName, Interventions, ModelConfig } from '../../../src/engine/types';

/** A checkpoint's tensors by Hugging Face's names without prefix; shapes as in the file. */
export type Tensors = Map<string, { shape: number[]; values: Float32Array }>;

type Matrix = number[][];

export function reference(tensors: Tensors, config: ModelConfig, tokens: number[], inputs: Interventions): Activations {
  const { n_layer: L, n_head: H, n_embd: D, layer_norm_epsilon: epsilon } = config;
  const K = D / H;
  const T = tokens.length;
  const out: Activations = {};
  const weight = (name: string) => tensors.get(name)!.values;
  const keep = (name: string, matrix: Matrix) =>
    void (out[name] = { data: flat(matrix), shape: [T, matrix[0]!.length] });
  const keepHeads = (name: string, heads: Matrix[]) => {
    out[name] = { data: flat(heads.flat()), shape: [H, T, heads[0]![0]!.length] };
  };
  /** Value of an input at an index, 1-sized axes broadcast; `neutral` where the input is absent. */
  const at = (name: InterventionName, neutral: number, ...index: number[]) => {
    const input = inputs[name];
    return input ? pick(input, index) : neutral;
  };

  const linear = (x: Matrix, name: string): Matrix => {
    const W = weight(`${name}.weight`);
    const b = weight(`${name}.bias`);
    return x.map((row) => Array.from(b, (bias, n) => row.reduce((sum, v, k) => sum + v * W[k * b.length + n]!, bias)));
  };

  const layerNorm = (x: Matrix, weights: string, gate: number, name: string): Matrix => {
    const mean = x.map((row) => row.reduce((sum, v) => sum + v) / D);
    const scale = x.map((row, t) => Math.sqrt(row.reduce((sum, v) => sum + (v - mean[t]!) ** 2, 0) / D + epsilon));
    const g = at('norm_gate', 1, gate);
    const [gamma, beta] = [weight(`${weights}.weight`), weight(`${weights}.bias`)];
    const y = x.map((row, t) =>
      row.map((v, d) => g * (((v - mean[t]!) / scale[t]!) * gamma[d]! + beta[d]!) + (1 - g) * v),
    );
    out[`${name}.mean`] = { data: Float32Array.from(mean), shape: [T] };
    out[`${name}.scale`] = { data: Float32Array.from(scale), shape: [T] };
    keep(`${name}.normalized`, y);
    return y;
  };

  const attention = (y: Matrix, l: number): Matrix => {
    const qkv = linear(y, `h.${l}.attn.c_attn`);
    const heads = Array.from({ length: H }, (_, h) => h);
    const part = (i: number) => heads.map((h) => qkv.map((row) => row.slice(i * D + h * K, i * D + (h + 1) * K)));
    const [q, k, v] = [part(0), part(1), part(2)] as [Matrix[], Matrix[], Matrix[]];
    const scores = heads.map((h) =>
      q[h]!.map((query) =>
        k[h]!.map((key) => {
          const s = query.reduce((sum, value, i) => sum + value * key[i]!, 0) / Math.sqrt(K);
          return at('score_coefficients', 1, 0) * s + at('score_coefficients', 0, 1) * s * s;
        }),
      ),
    );
    const masked = scores.map((head) =>
      head.map((row, t) => row.map((s, i) => s + at('attention_bias', i <= t ? 0 : -Infinity, t, i))),
    );
    const pattern = masked.map((head) => head.map(softmax));
    const z = heads.map((h) =>
      pattern[h]!.map((row, t) =>
        Array.from({ length: K }, (_, i) => {
          const mixed = row.reduce((sum, p, s) => sum + p * at('attn_keep', 1, l, h, t, s) * v[h]![s]![i]!, 0);
          return mixed * at('head_gate', 1, l, h);
        }),
      ),
    );
    for (const [name, value] of Object.entries({ q, k, v, scores, masked_scores: masked, pattern, z })) {
      keepHeads(`blocks.${l}.attn.${name}`, value);
    }
    return linear(
      y.map((_, t) => heads.flatMap((h) => z[h]![t]!)),
      `h.${l}.attn.c_proj`,
    );
  };

  /** What a sublayer adds, and the sum: skip · x + value · dropout · gate. */
  const add = (x: Matrix, value: Matrix, l: number, sublayer: 0 | 1, name: string): Matrix => {
    const gate = at('sublayer_gate', 1, l, sublayer);
    const scaled = value.map((row, t) => row.map((v, d) => v * at('resid_keep', 1, l, sublayer, t, d) * gate));
    keep(name, scaled);
    return x.map((row, t) => row.map((v, d) => at('skip_gate', 1, l, sublayer) * v + scaled[t]![d]!));
  };

  const wte = weight('wte.weight');
  const wpe = weight('wpe.weight');
  const embed = tokens.map((id) => Array.from(wte.subarray(id * D, (id + 1) * D)));
  const positions = tokens.map((_, t) =>
    Array.from(wpe.subarray(t * D, (t + 1) * D), (v) => v * at('position_scale', 1, 0)),
  );
  keep('embed', embed);
  keep('pos_embed', positions);
  let x = embed.map((row, t) => row.map((v, d) => (v + positions[t]![d]!) * at('embd_keep', 1, t, d)));
  for (let l = 0; l < L; l++) {
    x = x.map((row, t) => row.map((v, d) => v + at('resid_patch_gate', 0, l, t) * (at('resid_patch', 0, l, t, d) - v)));
    keep(`blocks.${l}.resid_pre`, x);
    x = add(x, attention(layerNorm(x, `h.${l}.ln_1`, 2 * l, `blocks.${l}.ln1`), l), l, 0, `blocks.${l}.attn_out`);
    keep(`blocks.${l}.resid_mid`, x);
    const pre = linear(layerNorm(x, `h.${l}.ln_2`, 2 * l + 1, `blocks.${l}.ln2`), `h.${l}.mlp.c_fc`);
    keep(`blocks.${l}.mlp.pre`, pre);
    const post = pre.map((row) => row.map((v, n) => gelu(v) * at('neuron_gate', 1, l, n)));
    keep(`blocks.${l}.mlp.post`, post);
    x = add(x, linear(post, `h.${l}.mlp.c_proj`), l, 1, `blocks.${l}.mlp_out`);
    keep(`blocks.${l}.resid_post`, x);
  }
  const y = layerNorm(x, 'ln_f', 2 * L, 'ln_final');
  keep(
    'logits',
    y.map((row) => unembed(row, wte, config.vocab_size)),
  );
  return out;
}

function unembed(row: number[], wte: Float32Array, vocabulary: number): number[] {
  return Array.from({ length: vocabulary }, (_, id) =>
    row.reduce((sum, v, d) => sum + v * wte[id * row.length + d]!, 0),
  );
}

function gelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

function softmax(row: number[]): number[] {
  const largest = Math.max(...row);
  const powers = row.map((v) => Math.exp(v - largest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((v) => v / sum);
}

function pick({ data, shape }: Activation, index: number[]): number {
  return data[index.reduce((place, i, axis) => place * shape[axis]! + (shape[axis] === 1 ? 0 : i), 0)]!;
}

function flat(matrix: Matrix): Float32Array {
  return Float32Array.from(matrix.flat());
}
