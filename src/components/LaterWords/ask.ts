/** A text with and without words after it, position by position; asked of the session or of the engine. */
import { maskOf } from '../../engine/derived/attention-changes';
import type { Token } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

export interface Words {
  /** What is added. */
  words: string;
  /** Added after the text, or instead of its last token. */
  mode: 'after' | 'instead';
  /** With the model's mask, or with none. */
  mask: 'causal' | 'none';
}

export interface LaterAnswer extends Omit<Words, 'words'> {
  /** Tokens of the words. */
  added: Token[];
  /** At every position that both texts have. */
  positions: { identical: boolean; divergence: number; tops: (Token | null)[] }[];
}

export type Ask = <N extends 'tokenize' | 'byPosition'>(
  name: N,
  input: Requests[N]['in'],
) => Promise<Requests[N]['out']>;

export async function askLater(ask: Ask, ids: number[], limit: number, wanted: Words): Promise<LaterAnswer> {
  const { mode, mask, words } = wanted;
  const kept = mode === 'after' ? ids : ids.slice(0, -1);
  const added = (await ask('tokenize', { text: words })).tokens.slice(0, Math.max(0, limit - kept.length));
  const other = [...kept, ...added.map(({ id }) => id)];
  const run = (tokens: number[]) => ({
    tokens,
    ...(mask === 'none' && { interventions: maskOf('none', tokens.length) }),
  });
  const { positions } = other.length ? await ask('byPosition', { runs: [run(ids), run(other)] }) : { positions: [] };
  return {
    mode,
    mask,
    added,
    positions: positions.map(({ identical, divergence, tops }) => ({ identical, divergence, tops })),
  };
}
