/** Weights as whole numbers of eight bits: a quarter of float32's size. */
import { range, type Matrix, type Vector } from './vectors';

/** Symmetric, with one scale for each output channel: a column of [in, out]. */
// #region quantise
export function quantise(w: Matrix) {          // [in, out]
  const scales = range(w[0]!.length).map((j) =>
    Math.max(...w.map((row) => Math.abs(row[j]!))) / 127);
  const values = w.map((row) =>                // −127 … 127
    row.map((x, j) => Math.round(x / (scales[j]! || 1))));
  return { values, scales };
}
// #endregion

/** Back to floats, each off by half a scale at most. */
// #region dequantise
export function dequantise(values: Matrix, scales: Vector) {
  return values.map((row) =>                   // [in, out]
    row.map((n, j) => n * scales[j]!));
}
// #endregion
