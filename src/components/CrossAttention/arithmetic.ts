/**
 * Cross-attention on vectors of two numbers, by the reference implementation: the same functions that stand beside the
 * formula. The vectors are the reader's; no model is involved.
 */
import { crossAttention, scores } from '../../engine/reference/attention';
import { softmax, type Linear, type Matrix } from '../../engine/reference/vectors';

export interface Vectors {
  /** [T,2], one for each token that asks. */
  q: Matrix;
  /** [S,2] each, one for each token of the other sequence. */
  k: Matrix;
  v: Matrix;
}

export interface Attended {
  /** [T,S] */
  scores: Matrix;
  /** e^(score − largest of the row), [T,S]: the pattern is each divided by its row's sum. */
  powers: Matrix;
  pattern: Matrix;
  /** [T,2] */
  output: Matrix;
}

export const SIZE = 2;

/** Takes some of the columns: the reader edits queries, keys and values themselves, not the matrices that make them. */
function columns(from: number, width: number): Linear {
  return {
    weight: Array.from({ length: width }, (_, i) => Array.from({ length: SIZE }, (_, j) => (i === from + j ? 1 : 0))),
    bias: Array<number>(SIZE).fill(0),
  };
}

const SELECT = { q: columns(0, SIZE), k: columns(0, 2 * SIZE), v: columns(SIZE, 2 * SIZE) };

export function attend({ q, k, v }: Vectors): Attended {
  const memory = k.map((key, j) => [...key, ...v[j]!]); // [S,4]: key and value of each token side by side
  const all = scores(q, k);
  const powers = all.map((row) => row.map((score) => Math.exp(score - Math.max(...row))));
  return { scores: all, powers, pattern: all.map((row) => softmax(row)), output: crossAttention(q, memory, SELECT) };
}
