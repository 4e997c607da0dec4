/** The sizes that shapes are made of, by the letters that stand for them. */
import type { ModelConfig } from '../../engine/types';

/** T tokens read, D numbers per token, L blocks, H heads, d = D/H, F = 4D neurons, V vocabulary, P positions. */
export type Dim = 'T' | 'D' | 'L' | 'H' | 'd' | 'F' | 'V' | 'P';
export type Sizes = Record<Dim, number>;

export function sizesOf(config: ModelConfig, tokens: number): Sizes {
  const { n_layer: L, n_head: H, n_embd: D, vocab_size: V, n_positions: P } = config;
  return { T: Math.min(tokens, P), D, L, H, d: D / H, F: 4 * D, V, P };
}
