/** The numbers of the figure as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import { ofComparison, vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { NormOffAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<NormOffAnswer & { left: number }>): ExportData {
  const { off, left, comparison, scales } = value;
  const rows = scales[0].map((before, norm) => ({
    layerNorm: norm,
    scaleBefore: before,
    scaleAfter: scales[1][norm]!,
  }));
  return {
    json: { model: model.id, prompt: text, tokens, off, left, comparison, scales },
    rows,
    tensors: [
      {
        name: 'LayerNorm divisors, as it is and changed',
        at: ['scales'],
        shape: [2, rows.length],
        axes: ['run', 'LayerNorm'],
      },
      vector('LayerNorms that are switched off', ['off'], off, 'place in the list', 'index'),
      ...ofComparison(comparison),
    ],
  };
}
