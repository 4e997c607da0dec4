/** The attention patterns of all heads, from one run: asked for, cut into heads. */
import type { Activations, ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

/**
 * Tokens whose patterns are drawn. What a token looks at does not depend on those after it (the causal mask), so the first
 * tokens of a long text have the very patterns they have in the whole of it.
 */
export const MOST_TOKENS = 64;

export interface Patterns {
  layers: number;
  heads: number;
  /** T */
  tokens: number;
  /** [L][H], each [T,T] row-major: row t is what token t looks at. */
  matrices: Float32Array[][];
}

type AskRun = (name: 'run', input: Requests['run']['in']) => Promise<Requests['run']['out']>;

export async function askPatterns(ask: AskRun, ids: number[], { n_layer, n_head }: ModelConfig): Promise<Patterns> {
  const tokens = ids.slice(0, MOST_TOKENS);
  const { activations } = await ask('run', { tokens, fetch: patternNames(n_layer) });
  const all = patternNames(n_layer).map((name) => dataOf(activations, name)); // [H,T,T] each
  return cutIntoHeads(all, n_head, tokens.length);
}

/** From [H,T,T] of each layer. */
export function cutIntoHeads(layers: readonly Float32Array[], heads: number, tokens: number): Patterns {
  const size = tokens * tokens;
  const matrices = layers.map((data) =>
    Array.from({ length: heads }, (_, head) => data.subarray(head * size, (head + 1) * size)),
  );
  return { layers: layers.length, heads, tokens, matrices };
}

function patternNames(layers: number): string[] {
  return Array.from({ length: layers }, (_, layer) => `blocks.${layer}.attn.pattern`);
}

function dataOf(activations: Activations, name: string): Float32Array {
  const activation = activations[name];
  if (!activation) throw new Error(`the run gave no ${name}`);
  return activation.data;
}
