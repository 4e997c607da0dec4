/** How surprising a text is to two runs of the model. Apart from by-position.ts, because pages need it without the engine. */
import type { PositionComparison } from '../types';

/**
 * Mean of −ln p over the tokens of the first run's text that have one before them, for each run: how surprising the text is to
 * the model, in nats. NaN for a text of one token.
 */
export function meanSurprise(positions: readonly PositionComparison[]): [number, number] {
  const mean = (run: 0 | 1) => {
    const known = positions.slice(0, -1);
    return known.reduce((sum, { next }) => sum - Math.log(next[run]), 0) / known.length;
  };
  return [mean(0), mean(1)];
}
