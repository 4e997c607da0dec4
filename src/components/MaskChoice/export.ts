/** The numbers of the figure: both distributions as a table, both patterns in the JSON. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { ofComparison, ofPatternPair } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { MaskAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<MaskAnswer>): ExportData {
  const rows = value.comparison.tokens.map(({ token, probabilities }) => ({
    id: token.id,
    token: tokenText(token),
    before: probabilities[0]!,
    after: probabilities[1]!,
  }));
  const { layer, head } = value.mask;
  return {
    json: { model: model.id, prompt: text, tokens, ...value },
    rows,
    tensors: [...ofPatternPair(layer, head, tokens.length), ...ofComparison(value.comparison)],
  };
}
