/** The numbers of the figure: both distributions as a table, both patterns in the JSON. */
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
import type { Shown } from '../shared/use-lab';
import type { ShapeAnswer } from './ask';

export function exportOf({ value, text, model }: Shown<ShapeAnswer>): ExportData {
  const rows = value.comparison.tokens.map(({ token, probabilities }) => ({
    id: token.id,
    token: token.text ?? token.bytes.join(' '),
    before: probabilities[0]!,
    after: probabilities[1]!,
  }));
  return { json: { model: model.id, prompt: text, ...value }, csv: csvText(rows) };
}
