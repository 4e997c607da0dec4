/** Scores of all heads for one kind, the strongest of them, and what it comes to. */
import { evenScore, headScores, type HeadKind } from '../../engine/derived/head-kinds';
import type { HeadAt } from '../shared/head-name';
import type { Patterns } from '../shared/head-patterns';

export interface Scores {
  kind: HeadKind;
  /** [L][H], each in [0,1]; NaN for a text of one token. */
  all: number[][];
  /** Of a head that attends evenly to everything in reach. */
  even: number;
  strongest: HeadAt;
  /** `clear`: at least half of the attention. `some`: less, but at least twice what even attention gives. */
  verdict: 'clear' | 'some' | 'none';
}

export function scoresOf({ matrices, tokens }: Patterns, kind: HeadKind): Scores {
  const all = matrices.map((heads) => heads.map((pattern) => headScores(pattern, 1, tokens, kind)[0]!));
  const even = evenScore(tokens, kind);
  const places = all.flatMap((heads, layer) => heads.map((score, head) => ({ score, at: [layer, head] as const })));
  const best = places.reduce((a, b) => (b.score > a.score ? b : a));
  const verdict = best.score >= 0.5 ? 'clear' : best.score >= 2 * even ? 'some' : 'none';
  return { kind, all, even, strongest: best.at, verdict };
}
