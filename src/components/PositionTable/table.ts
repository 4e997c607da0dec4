/**
 * The model's position table as the figure needs it, and the shape of `src/examples/position-table.json`: there, as in the
 * model's file, each column as int8 with one scale, so that the numbers are the model's own.
 */
import type { Requests } from '../../lab/protocol';

export interface PositionTable {
  /** Rows of the model's whole table. */
  context: number;
  /** d_model */
  width: number;
  /** Every how many positions there is a row: 1 for all. */
  step: number;
  /** [rows, width]: positions 0, step, 2·step … */
  values: Float32Array;
}

export interface StoredTable {
  model: { id: string; title: string };
  context: number;
  width: number;
  step: number;
  /** [width] */
  scales: number[];
  /** One text a row: int8 as base64. */
  rows: string[];
}

/** Positions drawn at most: more would not fit a screen, and no pattern needs them. */
export const MOST_POSITIONS = 256;

export type AskWeights = (input: Requests['weights']['in']) => Promise<Requests['weights']['out']>;

/** The first `MOST_POSITIONS` rows of the model's table. */
export async function askTable(ask: AskWeights): Promise<PositionTable> {
  const { values } = await ask({ parts: [{ tensor: 'wpe.weight' }] });
  const { data, shape } = values[0]!;
  const [context = 0, width = 0] = shape;
  return { context, width, step: 1, values: data.slice(0, Math.min(context, MOST_POSITIONS) * width) };
}

export function tableOf({ context, width, step, scales, rows }: StoredTable): PositionTable {
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    const bytes = atob(row);
    for (let column = 0; column < width; column++) {
      values[i * width + column] = ((bytes.charCodeAt(column) << 24) >> 24) * scales[column]!;
    }
  });
  return { context, width, step, values };
}

/** The reverse of `tableOf`, for `tools/examples`: every `step`th row. */
export function storable({ context, width, values }: PositionTable, step: number): Omit<StoredTable, 'model'> {
  const all = values.length / width;
  const scales = Array.from({ length: width }, (_, column) => {
    let most = 0;
    for (let i = column; i < values.length; i += width) most = Math.max(most, Math.abs(values[i]!));
    return most / 127;
  });
  const rows = [];
  for (let row = 0; row < all; row += step) {
    const bytes = scales.map((scale, column) => Math.round(values[row * width + column]! / scale) & 255);
    rows.push(btoa(String.fromCharCode(...bytes)));
  }
  return { context, width, step, scales, rows };
}
