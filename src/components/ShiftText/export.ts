/** The numbers of the figure: the divergence at every place as a table, both answers in the JSON. */
import type { ExportData } from '../shared/export-data';
import { ofComparison } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { Shifted } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<Shifted>): ExportData {
  return {
    json: { model: model.id, prompt: text, tokens, ...value },
    rows: value.sweep,
    tensors: ofComparison(value.comparison),
  };
}
