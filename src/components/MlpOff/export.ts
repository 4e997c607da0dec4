/** The numbers of the figure as JSON and CSV. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { ofComparison, vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { OffAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<OffAnswer>): ExportData {
  const { switches, comparison } = value;
  const rows = comparison.tokens.map(({ token, probabilities }) => ({
    id: token.id,
    token: tokenText(token),
    before: probabilities[0]!,
    after: probabilities[1]!,
  }));
  return {
    json: { model: model.id, prompt: text, tokens, switches, comparison },
    rows,
    tensors: [
      vector('blocks that are switched off', ['switches', 'off'], switches.off, 'place in the list', 'index'),
      ...ofComparison(comparison),
    ],
  };
}
