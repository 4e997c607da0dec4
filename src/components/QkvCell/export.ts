/** The numbers of the figure: the terms of the one number as a table, all vectors of the head in the JSON. */
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
import type { Shown } from '../shared/use-lab';
import type { CellAnswer } from './ask';

export function exportOf({ value, text, model }: Shown<CellAnswer>, position: number, terms: Float64Array): ExportData {
  const D = value.column.length;
  const rows = Array.from(terms, (product, feature) => ({
    feature,
    x: value.normalized[position * D + feature]!,
    weight: value.column[feature]!,
    product,
  }));
  return { json: { model: model.id, prompt: text, position, ...value, terms: [...terms] }, csv: csvText(rows) };
}
