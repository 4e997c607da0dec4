/** The pattern and the values as numbers: one row for each row of the figure. */
import type { DropoutPlace } from '../../engine/dropout';
import { dimensions } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import { outputOf, type Struck, type Values } from './place';

export function exportOf(
  { value, text, tokens, model }: Shown<{ values: Values; place: DropoutPlace }>,
  settings: { p: number; seed: number; rescale: boolean },
  { before, keep, after, dropped, cells }: Struck,
): ExportData {
  const { place } = value;
  const { rows, columns } = value.values;
  const named = { before, keep, after };
  const table = Array.from({ length: rows }, (_, row) =>
    Object.entries(named).map(([name, data]) => ({
      row,
      name,
      ...dimensions(data.subarray(row * columns, (row + 1) * columns)),
    })),
  ).flat();
  const json = {
    model: model.id,
    prompt: text,
    tokens,
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
