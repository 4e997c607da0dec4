/** The numbers of the figure: the terms of the chosen score as a table, all scores of the head in the JSON. */
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
import type { Shown } from '../shared/use-lab';
import type { ScoresAnswer } from './ask';

export function exportOf(shown: Shown<ScoresAnswer>, query: number, key: number, terms: Float64Array): ExportData {
  const { value, text, model } = shown;
  const K = terms.length;
  const rows = Array.from(terms, (product, dimension) => ({
    dimension,
    q: value.q[query * K + dimension]!,
    k: value.k[key * K + dimension]!,
    product,
  }));
  return { json: { model: model.id, prompt: text, query, key, ...value, terms: [...terms] }, csv: csvText(rows) };
}
