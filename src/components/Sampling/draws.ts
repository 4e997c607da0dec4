/**
 * Draws from the listed part of a next-token distribution: where a random number in [0,1) falls, and how often each
 * candidate came up. Candidates lie side by side in order of falling probability, all tokens that are not listed after them.
 */
import type { Candidate } from '../../engine/types';

/** Index of the candidate in whose stretch `u` falls; `candidates.length` for the tokens that are not listed. */
export function landing(candidates: readonly Candidate[], u: number): number {
  let passed = 0;
  for (const [i, candidate] of candidates.entries()) {
    passed += candidate.final;
    if (passed > u) return i;
  }
  // Rounding can leave the last kept token a hair short of 1.
  const lastKept = candidates.findLastIndex((candidate) => candidate.final > 0);
  return passed > 1 - 1e-9 ? lastKept : candidates.length;
}

/** How often each candidate was drawn; the last entry counts all tokens that are not listed. */
export function tally(candidates: readonly Candidate[], draws: readonly number[]): number[] {
  const counts = new Array<number>(candidates.length + 1).fill(0);
  for (const u of draws) counts[landing(candidates, u)]! += 1;
  return counts;
}

export interface RestOfVocabulary {
  count: number;
  kept: number;
  probability: number;
  tempered: number;
  final: number;
}

/** The tokens that are not listed, in sums. */
export function restOf(
  candidates: readonly Candidate[],
  { vocabularySize, keptCount }: { vocabularySize: number; keptCount: number },
): RestOfVocabulary {
  const left = (key: 'probability' | 'tempered' | 'final') =>
    Math.max(0, 1 - candidates.reduce((sum, candidate) => sum + candidate[key], 0));
  const kept = candidates.filter((candidate) => candidate.final > 0).length;
  return {
    count: vocabularySize - candidates.length,
    kept: Math.max(0, keptCount - kept),
    probability: left('probability'),
    tempered: left('tempered'),
    final: keptCount > kept ? left('final') : 0,
  };
}
