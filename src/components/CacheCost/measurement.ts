/** Lengths that are measured, and what the runs of one length say. */
import type { CacheTiming, Token } from '../../engine/types';

export const DEFAULTS = { length: 16 };
/** Runs of each way at each length. */
export const REPEATS = 7;
/** Free positions after the longest text. */
const LEFT = 6;

/** Four lengths from short to nearly full: [16, 64, 128, 250] for a context of 256. */
export function lengthsFor(limit: number): number[] {
  const wanted = [16, 64, 2 ** Math.floor(Math.log2(limit / 2)), limit - LEFT];
  return [...new Set(wanted)].filter((length) => length >= 2 && length <= limit).sort((a, b) => a - b);
}

/** What a stored run holds: times belong to a device, so there are none. */
export type Counted = Omit<CacheTiming, 'times'> & { times?: CacheTiming['times'] };

/** The prompt, as far as it fits the model, and what was found. */
export interface Measured {
  text: string;
  tokens: readonly Token[];
  results: readonly Counted[];
}

/** `src/examples/kv-cache.json`. */
export interface StoredCacheCost {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  results: Counted[];
}

export interface Spread {
  median: number;
  low: number;
  high: number;
}

/** Of at least one number. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, low: sorted[0]!, high: sorted.at(-1)! };
}

/**
 * How often the median without the cache holds the one with it; NaN before there are times, and where the clock does not tell
 * the one with it from nothing: some browsers round it to a tenth of a second.
 */
export function timesFaster({ times }: Counted): number {
  if (!times || times.whole.length === 0 || times.cached.length === 0) return NaN;
  const cached = spreadOf(times.cached).median;
  return cached > 0 ? spreadOf(times.whole).median / cached : NaN;
}
