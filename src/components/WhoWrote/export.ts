/** The numbers of the figure: one row for each candidate and part, heads included. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { Written } from './ask';
import { rowsOf } from './parts';

export function exportOf({ value, text, tokens, model }: Shown<Written>): ExportData {
  const { candidates, attributions } = value;
  const rows = candidates.flatMap(({ token }, i) => {
    const sum = attributions[i]!;
    const all = rowsOf(
      sum,
      sum.layers.map((_, layer) => layer),
    );
    const parts = all.map(({ key, value }) => ({
      id: token.id,
      token: tokenText(token),
      part: key,
      contribution: value,
    }));
    return [...parts, { id: token.id, token: tokenText(token), part: 'logit', contribution: sum.logit }];
  });
  return {
    json: { model: model.id, prompt: text, tokens, candidates, attributions },
    rows,
    tensors: attributions.flatMap(({ id, layers }, i) =>
      layers.map(({ heads }, layer) =>
        vector(
          `what the heads of block ${layer} add to the logit of token ${id}`,
          ['attributions', i, 'layers', layer, 'heads'],
          heads,
          'head',
          'nat',
        ),
      ),
    ),
  };
}
