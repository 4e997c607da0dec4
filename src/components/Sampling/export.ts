/** The numbers of the figure as JSON and CSV. */
import type { Distribution, SamplingSettings } from '../../engine/types';
import type { ExportData } from '../shared/export-data';

export function exportOf(
  model: string,
  prompt: string,
  settings: SamplingSettings,
  { candidates, entropy, keptCount, vocabularySize }: Distribution,
): ExportData {
  const rows = candidates.map(({ rank, token, logit, probability, tempered, final }) => ({
    rank,
    id: token.id,
    token: token.text ?? token.bytes.join(' '),
    logit,
    probability,
    tempered,
    final,
  }));
  return {
    json: { model, prompt, settings, entropy, keptCount, vocabularySize, candidates: rows },
    rows,
  };
}
