/** float32 → int8, symmetric, with one scale for each column; and the transposition that the embedding needs. */

export interface Quantised {
  values: Int8Array;
  /** [columns] */
  scales: Float32Array;
}

/** A matrix [rows, columns], row-major → int8 in −127…127, value ≈ int8 · scale[column]. */
export function quantiseColumns(matrix: Float32Array, columns: number): Quantised {
  const scales = new Float32Array(columns);
  eachColumn(matrix, columns, (column, i) => {
    scales[column] = Math.max(scales[column]!, Math.abs(matrix[i]!));
  });
  // A column of zeros keeps its zeros under any scale.
  for (let column = 0; column < columns; column++) scales[column] = scales[column]! / 127 || 1;
  const values = new Int8Array(matrix.length);
  eachColumn(matrix, columns, (column, i) => {
    // The scale is itself rounded to float32, so that the largest value may come out a hair above 127.
    values[i] = Math.max(-127, Math.min(127, Math.round(matrix[i]! / scales[column]!)));
  });
  return { values, scales };
}

/** [rows, columns] → [columns, rows], row-major. */
export function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(matrix.length);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) turned[column * rows + row] = matrix[i]!;
  }
  return turned;
}

function eachColumn(matrix: Float32Array, columns: number, visit: (column: number, index: number) => void): void {
  for (let i = 0; i < matrix.length;) {
    for (let column = 0; column < columns; column++, i++) visit(column, i);
  }
}
