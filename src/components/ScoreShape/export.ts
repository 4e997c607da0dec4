/** The numbers of the figure: both distributions as a table, both patterns in the JSON. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { ofComparison, ofPatternPair, vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { ShapeAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<ShapeAnswer>): ExportData {
  const rows = value.comparison.tokens.map(({ token, probabilities }) => ({
    id: token.id,
    token: tokenText(token),
    before: probabilities[0]!,
    after: probabilities[1]!,
  }));
  const { layer, head } = value.shape;
  return {
    json: { model: model.id, prompt: text, tokens, ...value },
    rows,
    tensors: [
      ...ofPatternPair(layer, head, tokens.length),
      ...ofComparison(value.comparison),
      ...(value.surprise
        ? [vector('mean −ln p of the text’s tokens', ['surprise'], value.surprise, 'run', 'nat')]
        : []),
    ],
  };
}
