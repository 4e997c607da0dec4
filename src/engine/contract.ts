/**
 * The graph's contract: every input and output by name, with its shape in symbols. The converter builds graphs
 * that keep it, the engine feeds and reads them by it. What each input and output means is written in
 * `tools/convert/graph/`, where it is computed.
 *
 * Symbols: L layers, H heads, D d_model, K d_head = D/H, F = 4D, V vocabulary, T new tokens, P past tokens,
 * S = P + T, M rows of logits, G = 2L + 1 layer norms. A size with `?` may also be 1, and is then broadcast.
 */
import type { InterventionName, ModelConfig } from './types';

export type Size = 'L' | 'H' | 'D' | 'K' | 'F' | 'V' | 'T' | 'P' | 'S' | 'M' | 'G' | '1' | '2';
export type Dimension = Size | `${Size}?`;

/** Sizes of one run. */
export type Sizes = Record<Size, number>;

/** Inputs that change what the model computes. `neutral` fills the tensor; see `inputs.ts` for the two special ones. */
export const INTERVENTIONS: Record<InterventionName, { shape: Dimension[]; neutral: number }> = {
  position_scale: { shape: ['1'], neutral: 1 },
  attention_bias: { shape: ['T', 'S'], neutral: 0 },
  score_coefficients: { shape: ['2'], neutral: 1 },
  head_gate: { shape: ['L', 'H'], neutral: 1 },
  sublayer_gate: { shape: ['L', '2'], neutral: 1 },
  skip_gate: { shape: ['L', '2'], neutral: 1 },
  neuron_gate: { shape: ['L', 'F'], neutral: 1 },
  norm_gate: { shape: ['G'], neutral: 1 },
  embd_keep: { shape: ['T?', 'D?'], neutral: 1 },
  attn_keep: { shape: ['L', 'H?', 'T?', 'S?'], neutral: 1 },
  resid_keep: { shape: ['L', '2', 'T?', 'D?'], neutral: 1 },
  resid_patch: { shape: ['L', 'T?', 'D?'], neutral: 0 },
  resid_patch_gate: { shape: ['L', 'T?'], neutral: 0 },
};

export const INTERVENTION_NAMES = Object.keys(INTERVENTIONS) as InterventionName[];

/** Outputs outside the blocks, without the batch axis. */
export const GLOBAL_OUTPUTS: Record<string, Size[]> = {
  embed: ['T', 'D'],
  pos_embed: ['T', 'D'],
  'ln_final.mean': ['T'],
  'ln_final.scale': ['T'],
  'ln_final.normalized': ['T', 'D'],
  logits: ['M', 'V'],
};

/** Outputs of each block `l`, named `blocks.{l}.<name>`, without the batch axis. */
export const BLOCK_OUTPUTS: Record<string, Size[]> = {
  resid_pre: ['T', 'D'],
  'ln1.mean': ['T'],
  'ln1.scale': ['T'],
  'ln1.normalized': ['T', 'D'],
  'attn.q': ['H', 'T', 'K'],
  'attn.k': ['H', 'T', 'K'],
  'attn.v': ['H', 'T', 'K'],
  'attn.scores': ['H', 'T', 'S'],
  'attn.masked_scores': ['H', 'T', 'S'],
  'attn.pattern': ['H', 'T', 'S'],
  'attn.z': ['H', 'T', 'K'],
  attn_out: ['T', 'D'],
  resid_mid: ['T', 'D'],
  'ln2.mean': ['T'],
  'ln2.scale': ['T'],
  'ln2.normalized': ['T', 'D'],
  'mlp.pre': ['T', 'F'],
  'mlp.post': ['T', 'F'],
  mlp_out: ['T', 'D'],
  resid_post: ['T', 'D'],
};

/** Keys and values: `past_key_values.{l}.<name>` in, `present.{l}.<name>` out, without the batch axis. */
export const CACHE_PARTS = ['key', 'value'] as const;
export const PAST_SHAPE: Size[] = ['H', 'P', 'K'];
export const PRESENT_SHAPE: Size[] = ['H', 'S', 'K'];

export const pastName = (layer: number, part: (typeof CACHE_PARTS)[number]) => `past_key_values.${layer}.${part}`;
export const presentName = (layer: number, part: (typeof CACHE_PARTS)[number]) => `present.${layer}.${part}`;

/** Sizes of a run of T new tokens after P past ones, with M rows of logits. */
export function sizesOf(config: ModelConfig, T: number, P = 0, M = 1): Sizes {
  const { n_layer: L, n_head: H, n_embd: D, vocab_size: V } = config;
  return { L, H, D, K: D / H, F: 4 * D, V, T, P, S: P + T, M, G: 2 * L + 1, '1': 1, '2': 2 };
}
