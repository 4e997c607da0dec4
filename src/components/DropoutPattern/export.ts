/** The pattern and the values as numbers: one row for each row of the figure. */
import type { DropoutPlace } from '../../engine/dropout';
import { dimensions } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { outputOf, type Struck, type Values } from './place';

export function exportOf(
  model: string,
  prompt: string,
  settings: { p: number; seed: number; rescale: boolean },
  place: DropoutPlace,
  { rows, columns }: Values,
  { before, keep, after, dropped, cells }: Struck,
): ExportData {
  const named = { before, keep, after };
  const table = Array.from({ length: rows }, (_, row) =>
    Object.entries(named).map(([name, data]) => ({
      row,
      name,
      ...dimensions(data.subarray(row * columns, (row + 1) * columns)),
    })),
  ).flat();
  const json = {
    model,
    prompt,
    ...settings,
    place,
    output: outputOf(place),
    rows,
    columns,
    dropped,
    cells,
    before,
    keep,
    after,
  };
  return {
    json,
    rows: table,
    tensors: Object.keys(named).map((name) => ({
      name: name === 'before' ? outputOf(place) : name,
      at: [name],
      shape: [rows, columns],
      axes: ['row', 'column'],
    })),
  };
}
