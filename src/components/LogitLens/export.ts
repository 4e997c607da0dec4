/** The numbers of the figure as JSON and CSV. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import type { LensLayer } from './view';

/** The model has read the text up to the position that is looked at: it is the last of `tokens`. */
export function exportOf({ value, text, tokens, model }: Shown<LensLayer[]>): ExportData {
  const rows = value.flatMap(({ name, distribution, answer }) =>
    distribution.candidates.map(({ rank, token, logit, probability }) => ({
      stage: name,
      rank,
      id: token.id,
      token: tokenText(token),
      logit,
      probability,
      rankOfFinalAnswer: answer.rank,
    })),
  );
  return { json: { model: model.id, prompt: text, tokens, position: tokens.length - 1, layers: rows }, rows };
}
