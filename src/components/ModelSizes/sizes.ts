/**
 * Sizes of GPT-2-architecture models, counted from their configuration, not quoted.
 * GPT-2 small's configuration: https://huggingface.co/openai-community/gpt2/blob/main/config.json
 */
import type { ModelConfig } from '../../engine/types';

export const GPT2_SMALL: ModelConfig = {
  n_layer: 12,
  n_head: 12,
  n_embd: 768,
  n_positions: 1024,
  vocab_size: 50257,
  layer_norm_epsilon: 1e-5,
};

/** Parameters of one block: two LayerNorms 2·2D, attention 4D²+4D, MLP 8D²+5D. */
function perBlock({ n_embd: d }: ModelConfig): number {
  return 12 * d * d + 13 * d;
}

/** One MLP: D × 4D with 4D biases, 4D × D with D biases. */
function perMlp({ n_embd: d }: ModelConfig): number {
  return 8 * d * d + 5 * d;
}

/** The whole model: tied output layer, so the token embedding counts once; the final LayerNorm adds 2D. */
export function parameters(c: ModelConfig): number {
  return (c.vocab_size + c.n_positions) * c.n_embd + c.n_layer * perBlock(c) + 2 * c.n_embd;
}

/** What a table row shows: a count, a shape (numbers joined by ×) or a share of the whole in [0,1]. */
export type Size = { kind: 'count' | 'shape'; numbers: number[] } | { kind: 'share'; numbers: [number] };

const count = (n: number): Size => ({ kind: 'count', numbers: [n] });
const shape = (...numbers: number[]): Size => ({ kind: 'shape', numbers });

/** Every row there is; its label is the string `lab.sizes.<key>`. */
export const ROWS = {
  layers: (c: ModelConfig) => count(c.n_layer),
  heads: (c: ModelConfig) => count(c.n_head),
  width: (c: ModelConfig) => count(c.n_embd),
  headWidth: (c: ModelConfig) => count(c.n_embd / c.n_head),
  mlpWidth: (c: ModelConfig) => count(4 * c.n_embd),
  vocabulary: (c: ModelConfig) => count(c.vocab_size),
  context: (c: ModelConfig) => count(c.n_positions),
  tokenTable: (c: ModelConfig) => shape(c.vocab_size, c.n_embd),
  tokenParameters: (c: ModelConfig) => count(c.vocab_size * c.n_embd),
  tokenShare: (c: ModelConfig): Size => ({ kind: 'share', numbers: [(c.vocab_size * c.n_embd) / parameters(c)] }),
  positionTable: (c: ModelConfig) => shape(c.n_positions, c.n_embd),
  positionParameters: (c: ModelConfig) => count(c.n_positions * c.n_embd),
  mlpParameters: (c: ModelConfig) => count(perMlp(c)),
  mlpShare: (c: ModelConfig): Size => ({ kind: 'share', numbers: [perMlp(c) / perBlock(c)] }),
  norms: (c: ModelConfig) => count(2 * c.n_layer + 1),
  normParameters: (c: ModelConfig) => count((2 * c.n_layer + 1) * 2 * c.n_embd),
  blockParameters: (c: ModelConfig) => count(perBlock(c)),
  parameters: (c: ModelConfig) => count(parameters(c)),
} satisfies Record<string, (c: ModelConfig) => Size>;

export type Row = keyof typeof ROWS;
