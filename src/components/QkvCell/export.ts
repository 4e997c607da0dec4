/** The numbers of the figure: the terms of the one number as a table, all vectors of the head in the JSON. */
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import type { CellAnswer } from './ask';

export function exportOf(
  { value, text, tokens, model }: Shown<CellAnswer>,
  position: number,
  terms: Float64Array,
): ExportData {
  const D = value.column.length;
  const rows = Array.from(terms, (product, feature) => ({
    feature,
    x: value.normalized[position * D + feature]!,
    weight: value.column[feature]!,
    product,
  }));
  const T = tokens.length;
  const place = `blocks.${value.layer}`;
  return {
    json: { model: model.id, prompt: text, tokens, position, ...value, terms: [...terms] },
    rows,
    tensors: [
      { name: `${place}.ln1.normalized`, at: ['normalized'], shape: [T, D], axes: ['position', 'feature'] },
      ...(['q', 'k', 'v'] as const).map((name) => ({
        name: `${place}.attn.${name}[${value.head}]`,
        at: [name],
        shape: [T, value[name].length / T],
        axes: ['position', 'dimension'],
      })),
      { name: `h.${value.layer}.attn.c_attn.weight[:, ${value.index}]`, at: ['column'], shape: [D], axes: ['feature'] },
      { name: 'products', at: ['terms'], shape: [D], axes: ['feature'] },
    ],
  };
}
