/** The numbers of the figure: the terms of the chosen score as a table, all scores of the head in the JSON. */
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import type { ScoresAnswer } from './ask';

export function exportOf(shown: Shown<ScoresAnswer>, query: number, key: number, terms: Float64Array): ExportData {
  const { value, text, tokens, model } = shown;
  const K = terms.length;
  const rows = Array.from(terms, (product, dimension) => ({
    dimension,
    q: value.q[query * K + dimension]!,
    k: value.k[key * K + dimension]!,
    product,
  }));
  const T = tokens.length;
  const name = (tensor: string) => `blocks.${value.layer}.attn.${tensor}[${value.head}]`;
  return {
    json: { model: model.id, prompt: text, tokens, query, key, ...value, terms: [...terms] },
    rows,
    tensors: [
      { name: name('q'), at: ['q'], shape: [T, K], axes: ['position', 'dimension'] },
      { name: name('k'), at: ['k'], shape: [T, K], axes: ['position', 'dimension'] },
      { name: name('scores'), at: ['scores'], shape: [T, T], axes: ['query', 'key'] },
      { name: 'products', at: ['terms'], shape: [K], axes: ['dimension'] },
    ],
  };
}
