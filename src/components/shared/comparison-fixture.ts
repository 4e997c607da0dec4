/** An invented comparison of two runs for the gallery's fixture states; never shown on a page of the course. */
import type { Comparison, Token } from '../../engine/types';
import { fixtureTokens } from './fixtures';

/** @param among the first tokens that answer */
export function fixtureComparison(divergence: number, among: readonly Token[] = []): Comparison {
  const others = fixtureTokens(6);
  const tokens = others.map((other, i) => among[i] ?? other);
  const run = (kl: number, top: number): Comparison['runs'][number] => ({
    activations: {},
    top: tokens[top]!,
    entropy: 4,
    divergence: kl,
    identical: kl === 0,
    finite: true,
  });
  return {
    tokens: tokens.map((token, i) => {
      const before = 0.2 / (i + 1);
      return { token, probabilities: [before, divergence ? 0.02 * (i + 1) : before], logits: [5 - i, i] };
    }),
    runs: [run(0, 0), run(divergence, divergence ? 5 : 0)],
  };
}
