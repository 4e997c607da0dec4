/** What a table of position vectors shows: which of its rows are alike, and which of its columns change most. */
import { cosine } from './cosine';

/** Cosine of every row of a [rows,width] table with every other: [rows,rows], row-major, 1 on the diagonal. */
export function rowCosines(table: Float32Array, width: number): Float32Array {
  const rows = table.length / width;
  const row = (i: number) => table.subarray(i * width, (i + 1) * width);
  const cosines = new Float32Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      const value = cosine(row(i), row(j));
      cosines[i * rows + j] = value;
      cosines[j * rows + i] = value;
    }
  }
  return cosines;
}

/** The columns of a [rows,width] table, those with the largest standard deviation over the rows first. */
export function columnsBySpread(table: Float32Array, width: number): number[] {
  const rows = table.length / width;
  const variance = Array.from({ length: width }, (_, column) => {
    let sum = 0;
    let squares = 0;
    for (let i = column; i < table.length; i += width) {
      sum += table[i]!;
      squares += table[i]! ** 2;
    }
    return squares / rows - (sum / rows) ** 2;
  });
  return [...variance.keys()].sort((a, b) => variance[b]! - variance[a]! || a - b);
}

/** The columns of a [rows,width] table in another order. */
export function reordered(table: Float32Array, width: number, columns: readonly number[]): Float32Array {
  return Float32Array.from(table, (_, i) => table[i - (i % width) + columns[i % width]!]!);
}

/** The value below which `share` of all |values| lie. */
export function magnitudeQuantile(values: Float32Array, share: number): number {
  const sorted = Float32Array.from(values, Math.abs).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
