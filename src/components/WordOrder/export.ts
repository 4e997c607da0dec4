/** The numbers of the figure as JSON and CSV: the differences stage by stage; both answers in the JSON. */
import type { ExportData } from '../shared/export-data';
import { ofComparison, vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { OrderAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<OrderAnswer>): ExportData {
  const { comparison, order, settings, stages } = value;
  const { identical, divergence } = comparison.runs[1]!;
  return {
    json: {
      ...{ model: model.id, prompt: text, tokens },
      ...{ order, ...settings, stages, compared: comparison.tokens, identical, divergence },
    },
    rows: stages.map((stage) => ({ ...stage })),
    tensors: [
      vector('token that stands here with the words swapped', ['order'], order, 'position', 'index'),
      ...ofComparison(comparison, ['compared']),
    ],
  };
}
