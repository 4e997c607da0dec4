/** Repetition in a sequence of token ids: what has been there before, and whether a text has run into a loop. */

/**
 * For each token, how often the last `n` tokens up to and with it have occurred before in the sequence (overlapping
 * occurrences count). Tokens before the n-th have none. [T]
 */
export function seenBefore(ids: readonly number[], n: number): number[] {
  const counts = new Map<string, number>();
  return ids.map((_, i) => {
    if (i < n - 1) return 0;
    const key = ids.slice(i - n + 1, i + 1).join();
    const seen = counts.get(key) ?? 0;
    counts.set(key, seen + 1);
    return seen;
  });
}

export interface Loop {
  /** Index of the first token of the loop. */
  start: number;
  /** Tokens that repeat. */
  period: number;
  /** Whole copies up to the end. */
  copies: number;
}

/**
 * The loop that a sequence ends in: the shortest stretch of tokens that is repeated to the very end, at least `copies`
 * times and over `least` tokens or more. Null where it ends in none. Tokens compared at distance `period`:
 * ids[i] = ids[i − period] from start + period to the end.
 */
export function loopAtEnd(ids: readonly number[], copies = 2, least = 8): Loop | null {
  for (let period = 1; period * copies <= ids.length; period++) {
    let start = ids.length - period;
    while (start > 0 && ids[start - 1] === ids[start - 1 + period]) start -= 1;
    const length = ids.length - start;
    if (length >= Math.max(period * copies, least)) return { start, period, copies: Math.floor(length / period) };
  }
  return null;
}

export interface SeenGroup {
  /** Earlier occurrences; the last group holds all with that many or more. */
  times: number;
  count: number;
  /** Mean of ln p; NaN for an empty group. */
  meanLog: number;
}

/** Tokens grouped by how often they have been seen before: how probable those of each group were. `most` is the last group. */
export function byTimesSeen(seen: readonly number[], probabilities: readonly number[], most: number): SeenGroup[] {
  return Array.from({ length: most + 1 }, (_, times) => {
    const logs = probabilities.filter((_, i) => Math.min(seen[i] ?? 0, most) === times).map(Math.log);
    return { times, count: logs.length, meanLog: logs.reduce((sum, x) => sum + x, 0) / logs.length };
  });
}
