/**
 * What every step of the reference is made of. Plain arrays of numbers: a vector is one token's row, a matrix one row
 * per token. Written to be read beside a formula, not to be fast; the course itself runs the ONNX graph.
 *
 * The files of this folder are shown in chapters, region by region, next to the PyTorch file of the same name. Their
 * lines are set by hand, at most 60 characters long. `tests/unit/engine/reference.test.ts` holds them against the
 * golden activations.
 */
export type Vector = number[];
export type Matrix = Vector[];

/** weight [in, out], bias [out] */
export interface Linear {
  weight: Matrix;
  bias: Vector;
}

/** Σᵢ aᵢ·bᵢ */
// #region dot
export function dot(a: Vector, b: Vector) {
  return a.reduce((sum, ai, i) => sum + ai * b[i]!, 0);
}
// #endregion

export function sum(a: Vector) {
  return a.reduce((total, ai) => total + ai, 0);
}

/** Two matrices of one shape, added value by value. */
export function add(a: Matrix, b: Matrix): Matrix {
  return a.map((row, t) => row.map((x, i) => x + b[t]![i]!));
}

/** [T, S] · [S, n] → [T, n]: every row is a weighted sum of b's rows. */
export function matmul(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0]!.map((_, j) => sum(row.map((w, s) => w * b[s]![j]!))));
}

/** The whole numbers from 0 to n − 1. */
export function range(n: number): number[] {
  return [...Array(n).keys()];
}

/** x·W + b. GPT-2 stores W as [in, out]. */
// #region linear
export function linear(x: Vector, { weight, bias }: Linear) {
  return bias.map((b, j) =>
    x.reduce((y, xi, i) => y + xi * weight[i]![j]!, b),
  );
}
// #endregion

/** exp(xᵢ) ÷ Σⱼ exp(xⱼ). Taking away the largest value first changes nothing but the risk of overflow. */
// #region softmax
export function softmax(x: Vector) {
  const largest = Math.max(...x);
  const e = x.map((xi) => Math.exp(xi - largest));
  const total = sum(e);
  return e.map((ei) => ei / total); // sums to 1
}
// #endregion
