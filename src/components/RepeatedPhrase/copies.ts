/** One phrase on line after line, and how well the model expects each token of each copy. */
import type { Token } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

export const DEFAULTS = { phrase: 'The old man went down to the river.' };
export const EXAMPLES = [DEFAULTS.phrase, 'I do not know.', 'The little bird sang.', 'blue seventeen window ghost'];

/** GPT-2's id of a line break. It stands before the first copy, so that all copies begin alike. */
export const LINE_BREAK = 198;

/** ln p of every token of every copy: [copies × tokens]. */
export interface Copies {
  copies: number;
  logProbabilities: number[];
}

export type Ask = (
  name: 'tokenLogProbabilities',
  input: Requests['tokenLogProbabilities']['in'],
) => Promise<Requests['tokenLogProbabilities']['out']>;

/** `src/examples/repeated-phrase.json`. */
export interface StoredCopies {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  value: Copies;
}

/** How many copies of so many tokens a context has room for, after one line break. */
export function copiesThatFit(tokens: number, limit: number): number {
  return tokens === 0 ? 0 : Math.floor((limit - 1) / tokens);
}

/** `unit`: ids of the phrase with its line break. As many copies as fit. */
export async function askCopies(ask: Ask, unit: readonly number[], limit: number): Promise<Copies> {
  const copies = copiesThatFit(unit.length, limit);
  const tokens = [LINE_BREAK, ...Array.from({ length: copies }, () => unit).flat()];
  return { copies, ...(await ask('tokenLogProbabilities', { tokens })) };
}

/** Mean ln p per token of each copy, [copies]. */
export function meansOf({ copies, logProbabilities }: Copies): number[] {
  const length = logProbabilities.length / copies;
  return Array.from({ length: copies }, (_, copy) => {
    const row = logProbabilities.slice(copy * length, (copy + 1) * length);
    return row.reduce((sum, x) => sum + x, 0) / length;
  });
}

/** Copies whose tokens are shown: the first ones, then ever wider steps, and the last. */
export function shownCopies(copies: number): number[] {
  const steps = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128].filter((copy) => copy < 0.9 * copies);
  return copies > 0 ? [...steps, copies] : [];
}
