/** int8 weights → float32: value = int8 · scale, one scale for each index of one axis. */

/**
 * A matrix of int8 [rows, columns] with one scale for each column (axis 1) or each row (axis 0) → float32, row-major.
 * In JavaScript because the runtime's own constant folding of the same product takes ten times as long.
 */
export function expand(values: Int8Array, scales: Float32Array, shape: readonly number[], axis: number): Float32Array {
  const columns = shape[1] ?? 1;
  const expanded = new Float32Array(values.length);
  for (let row = 0, i = 0; i < values.length; row++) {
    const rowScale = axis === 0 ? scales[row]! : 0;
    for (let column = 0; column < columns; column++, i++) {
      expanded[i] = values[i]! * (axis === 0 ? rowScale : scales[column]!);
    }
  }
  return expanded;
}
