/** The table for a file: one row a position; in the JSON also how alike the rows are. */
import { rowCosines } from '../../engine/derived/positions';
import { dimensions } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { PositionTable } from './table';

export function exportOf(model: string, { context, width, step, values }: PositionTable): ExportData {
  const count = values.length / width;
  const rows = Array.from({ length: count }, (_, i) => ({
    position: i * step,
    values: Array.from(values.subarray(i * width, (i + 1) * width)),
  }));
  return {
    json: { model, prompt: null, context, width, rows, cosines: Array.from(rowCosines(values, width)) },
    rows: rows.map(({ position, values }) => ({ position, ...dimensions(values) })),
    tensors: [
      ...rows.map(({ position }, i) => ({
        name: `wpe.weight[${position}]`,
        at: ['rows', i, 'values'],
        shape: [width],
        axes: ['dimension'],
      })),
      { name: 'cosines', at: ['cosines'], shape: [count, count], axes: ['position', 'position'] },
    ],
  };
}
