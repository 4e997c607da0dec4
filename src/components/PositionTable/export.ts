/** The table for a file: one row a position; in the JSON also how alike the rows are. */
import { rowCosines } from '../../engine/derived/positions';
import type { ExportData } from '../shared/LabFrame';
import type { PositionTable } from './table';

export function exportOf(model: string, { context, width, step, values }: PositionTable): ExportData {
  const count = values.length / width;
  const rows = Array.from({ length: count }, (_, i) => ({
    position: i * step,
    values: Array.from(values.subarray(i * width, (i + 1) * width)),
  }));
  const header = ['position', ...Array.from({ length: width }, (_, i) => i)].join(',');
  return {
    json: { model, context, width, rows, cosines: Array.from(rowCosines(values, width)) },
    csv: [header, ...rows.map(({ position, values }) => [position, ...values].join(',')), ''].join('\r\n'),
  };
}
