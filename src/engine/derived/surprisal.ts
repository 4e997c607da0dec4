/** How well the model expects each token of a given text. */
import type { Model } from '../model';
import { cacheFrom, fetched, presentNames } from '../outputs';
import { run } from '../run';
import type { KeyValueCache } from '../types';
import { logSumExp } from './probability';

/** Rows of logits held at once: each is as long as the vocabulary. */
const ROWS = 32;

/**
 * ln p(tokens[t] | tokens before t) for t = 1 … T−1, natural, over the whole vocabulary at temperature 1: [T−1]. The first
 * token has nothing before it, so there is no expectation of it. The text is read in pieces, each with the keys and values of
 * those before.
 * Errors: those of `run`.
 */
export async function tokenLogProbabilities(model: Model, tokens: readonly number[]): Promise<Float64Array> {
  const { config } = model;
  const found = new Float64Array(Math.max(0, tokens.length - 1));
  let cache: KeyValueCache | undefined;
  for (let start = 0; start < found.length; start += ROWS) {
    const piece = tokens.slice(start, Math.min(start + ROWS, found.length));
    const activations = await run(model, {
      tokens: piece,
      ...(cache && { cache }),
      logitPositions: piece.map((_, i) => i),
      fetch: ['logits', ...presentNames(config)],
    });
    cache = cacheFrom(activations, config);
    const { data } = fetched(activations, 'logits');
    for (let i = 0; i < piece.length; i++) {
      const row = data.subarray(i * config.vocab_size, (i + 1) * config.vocab_size);
      found[start + i] = row[tokens[start + i + 1]!]! - logSumExp(row);
    }
  }
  return found;
}
