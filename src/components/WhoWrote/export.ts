/** The numbers of the figure: one row for each candidate and part, heads included. */
import type { ExportData } from '../shared/export-data';
import { tokenLabel } from '../shared/token-text';
import type { Written } from './ask';
import { rowsOf } from './parts';

export function exportOf(model: string, prompt: string, { candidates, attributions }: Written): ExportData {
  const rows = candidates.flatMap(({ token }, i) => {
    const sum = attributions[i]!;
    const all = rowsOf(
      sum,
      sum.layers.map((_, layer) => layer),
    );
    const parts = all.map(({ key, value }) => ({
      id: token.id,
      token: tokenLabel(token),
      part: key,
      contribution: value,
    }));
    return [...parts, { id: token.id, token: tokenLabel(token), part: 'logit', contribution: sum.logit }];
  });
  return { json: { model, prompt, candidates, attributions }, rows };
}
