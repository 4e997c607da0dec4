/**
 * How much a head is of a kind: the average attention that tokens give to one place which the kind names. Definitions of the
 * last two follow Olsson et al., In-context Learning and Induction Heads (2022): a random sequence, repeated once, has
 * nothing to predict from but the repetition itself.
 *
 *   previous   from token t to t − 1            t = 1 … T−1
 *   first      from token t to token 0          t = 1 … T−1
 *   self       from token t to itself           t = 1 … T−1
 *   duplicate  from the second copy's token to the same token in the first copy        t = N … 2N−1, to t − N
 *   induction  from the second copy's token to the one after it in the first copy      t = N … 2N−1, to t − N + 1
 *
 * Token 0 can look at nothing but itself and is left out.
 */
import { EngineError } from '../errors';
import { uniform } from '../random';

export const TEXT_KINDS = ['previous', 'first', 'self'] as const;
export const REPEAT_KINDS = ['duplicate', 'induction'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
export type RepeatKind = (typeof REPEAT_KINDS)[number];
export type HeadKind = TextKind | RepeatKind;

/** Where token t has to look: a position, or −1 where the kind says nothing about t. `T` is 2N for the last two. */
function place(kind: HeadKind, t: number, T: number): number {
  if (kind === 'duplicate' || kind === 'induction') return t < T / 2 ? -1 : t - T / 2 + (kind === 'induction' ? 1 : 0);
  if (t === 0) return -1;
  return kind === 'previous' ? t - 1 : kind === 'first' ? 0 : t;
}

/** The average of `value(t, place)` over the tokens that the kind speaks of; NaN where there are none. */
function average(kind: HeadKind, T: number, value: (t: number, at: number) => number): number {
  if ((kind === 'duplicate' || kind === 'induction') && T % 2) {
    throw new EngineError('bad-input', `A repeated sequence has an even number of tokens, not ${T}`);
  }
  let sum = 0;
  let count = 0;
  for (let t = 0; t < T; t++) {
    const at = place(kind, t, T);
    if (at < 0) continue;
    sum += value(t, at);
    count++;
  }
  return sum / count;
}

/** The score of each head of a layer's `pattern` [H,T,T], in [0,1]: [H]. Errors: 'bad-input' for a sequence that is no repetition. */
export function headScores(pattern: ArrayLike<number>, heads: number, T: number, kind: HeadKind): number[] {
  return Array.from({ length: heads }, (_, head) => average(kind, T, (t, at) => pattern[(head * T + t) * T + at]!));
}

/** The score of a head that shares its attention evenly among all tokens it may look at: what a score is held against. */
export function evenScore(T: number, kind: HeadKind): number {
  return average(kind, T, (t) => 1 / (t + 1));
}

/** Ids that random sequences are drawn from: not single bytes (0–255), but the pieces that the tokenizer learned first. */
const POOL = { from: 256, to: 5256 };

/** A random sequence of `length` ids, repeated; `control` ends with the same copy after another random sequence. [2N] each. */
export function repeatedSequence(seed: number, length: number, vocabulary: number) {
  const { from, to } = vocabulary > POOL.to ? POOL : { from: 0, to: vocabulary };
  const draw = (i: number) => from + Math.floor(uniform(seed, i) * (to - from));
  const copy = Array.from({ length }, (_, i) => draw(i));
  const other = Array.from({ length }, (_, i) => draw(length + i));
  return { repeated: [...copy, ...copy], control: [...other, ...copy] };
}

/**
 * Average of ln p over the tokens of a copy of N, given those of [2N] tokens from the second on ([2N−1], as
 * `tokenLogProbabilities` gives them). The copy's own first token is left out: before it, nothing shows that a copy begins.
 */
export function copyAverage(logProbabilities: readonly number[], copy: 0 | 1): number {
  const N = (logProbabilities.length + 1) / 2;
  const terms = logProbabilities.slice(copy * N, copy * N + N - 1);
  return terms.reduce((sum, term) => sum + term, 0) / terms.length;
}
