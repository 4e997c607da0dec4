/** The pattern and the values as numbers: one row for each row of the figure. */
import type { DropoutPlace } from '../../engine/dropout';
import type { ExportData } from '../shared/LabFrame';
import { outputOf, type Struck, type Values } from './place';

export function exportOf(
  model: string,
  prompt: string,
  settings: { p: number; seed: number; rescale: boolean },
  place: DropoutPlace,
  { rows, columns }: Values,
  { before, keep, after, dropped, cells }: Struck,
): ExportData {
  const header = ['row', 'values', ...Array.from({ length: columns }, (_, i) => i)].join(',');
  const lines = Array.from({ length: rows }, (_, i) =>
    Object.entries({ before, keep, after }).map(([name, data]) =>
      [i, name, ...data.subarray(i * columns, (i + 1) * columns)].join(','),
    ),
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
  return { json, csv: [header, ...lines, ''].join('\r\n') };
}
