/** What the scores are taken from: the patterns on the reader's prompt, or on a random sequence that is repeated. */
import { copyAverage, repeatedSequence } from '../../engine/derived/head-kinds';
import type { ModelConfig, Token } from '../../engine/types';
import type { RequestName, Requests } from '../../lab/protocol';
import { askPatterns, type Patterns } from '../shared/head-patterns';

export type Ask = <N extends RequestName>(name: N, input: Requests[N]['in']) => Promise<Requests[N]['out']>;

/** Tokens of one copy. */
export const COPY = 20;

export interface Measured {
  tokens: readonly Token[];
  patterns: Patterns;
  /** Of a repeated sequence alone: average ln p of the first copy, of the second, and of the second after other tokens. */
  copies: readonly [first: number, second: number, control: number] | null;
}

export async function onText(ask: Ask, ids: number[], config: ModelConfig): Promise<Measured> {
  const patterns = await askPatterns(ask, ids, config);
  const { tokens } = await ask('describe', { ids: ids.slice(0, patterns.tokens) });
  return { tokens, patterns, copies: null };
}

export async function onRepetition(ask: Ask, seed: number, config: ModelConfig): Promise<Measured> {
  const { repeated, control } = repeatedSequence(seed, COPY, config.vocab_size);
  const patterns = await askPatterns(ask, repeated, config);
  const { tokens } = await ask('describe', { ids: repeated });
  const logs = async (ids: number[]) => (await ask('tokenLogProbabilities', { tokens: ids })).logProbabilities;
  const [whole, other] = [await logs(repeated), await logs(control)];
  return { tokens, patterns, copies: [copyAverage(whole, 0), copyAverage(whole, 1), copyAverage(other, 1)] };
}
