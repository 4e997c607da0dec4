/** Norms as a stored run holds them: plain numbers, one row a step, one column a token. */
import type { Activation, StreamNorms } from '../../engine/types';

export type StoredNorms = { [K in keyof StreamNorms]: number[][] };

export function normsOf({ stream, added, angle }: StoredNorms): StreamNorms {
  return { stream: matrix(stream), added: matrix(added), angle: matrix(angle) };
}

/** The reverse, for `tools/examples`. */
export function storable({ stream, added, angle }: StreamNorms): StoredNorms {
  return { stream: rowsOf(stream), added: rowsOf(added), angle: rowsOf(angle) };
}

function matrix(rows: number[][]): Activation {
  return { data: Float32Array.from(rows.flat()), shape: [rows.length, rows[0]?.length ?? 0] };
}

function rowsOf({ data, shape }: Activation): number[][] {
  const [rows, columns] = shape as [number, number];
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);
}
