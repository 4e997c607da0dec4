/** The numbers of the figure as JSON and CSV. */
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
import type { Shown } from '../shared/use-lab';
import type { NormOffAnswer } from './ask';

export function exportOf({ value, text, model }: Shown<NormOffAnswer>): ExportData {
  const { off, comparison, scales } = value;
  const rows = scales[0].map((before, norm) => ({ norm, before, after: scales[1][norm]! }));
  return { json: { model: model.id, prompt: text, off, comparison, scales }, csv: csvText(rows) };
}
