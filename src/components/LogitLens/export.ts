/** The numbers of the figure as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import type { LensLayer } from './view';

export function exportOf(model: string, prompt: string, position: number, layers: readonly LensLayer[]): ExportData {
  const rows = layers.flatMap(({ name, distribution, answer }) =>
    distribution.candidates.map(({ rank, token, logit, probability }) => ({
      stage: name,
      rank,
      id: token.id,
      token: token.text ?? token.bytes.join(' '),
      logit,
      probability,
      rankOfFinalAnswer: answer.rank,
    })),
  );
  return { json: { model, prompt, position, layers: rows }, rows };
}
