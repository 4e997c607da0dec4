/** What is drawn of each table: its values, or the cosines of its rows; and what the curve below shows. */
import { columnsBySpread, magnitudeQuantile, reordered, rowCosines } from '../../engine/derived/positions';
import { sinusoids } from '../../engine/reference/embedding';
import type { PositionTable } from './table';

export interface Figure {
  rows: number;
  columns: number;
  values: Float32Array;
  limit: number;
  /** Positions from one row to the next. */
  step: number;
  /** Of the values: which column of the table each drawn column is. */
  order: number[];
}

export type Mode = 'values' | 'similarity';
export type Order = 'spread' | 'stored';

/** Share of the values that the scale tells apart: a few very large ones would make all others pale. */
const SHARE = 0.98;

/** [rows, width] of the model. */
export function learnedValues({ values, width, step }: PositionTable, order: Order): Figure {
  const columns = order === 'spread' ? columnsBySpread(values, width) : [...Array(width).keys()];
  return {
    rows: values.length / width,
    columns: width,
    values: reordered(values, width, columns),
    limit: magnitudeQuantile(values, SHARE),
    step,
    order: columns,
  };
}

/** The 2017 paper's encoding for as many positions as are drawn of the model's. */
export function sinusoidValues({ values, width, step }: PositionTable): Figure {
  const rows = (values.length / width) * step;
  return {
    rows,
    columns: width,
    values: Float32Array.from(sinusoids(rows, width).flat()),
    limit: 1,
    step: 1,
    order: [...Array(width).keys()],
  };
}

/** Cosine of every row with every other. */
export function similarity({ values, columns, rows, step }: Figure): Figure {
  return { rows, columns: rows, values: rowCosines(values, columns), limit: 1, step, order: [] };
}
