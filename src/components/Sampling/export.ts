/** The numbers of the figure as JSON and CSV. */
import type { Distribution, SamplingSettings } from '../../engine/types';
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';

/** `value.settings`: those that the distribution was made with. */
export function exportOf({
  value,
  text,
  tokens,
  model,
}: Shown<Distribution & { settings: SamplingSettings }>): ExportData {
  const { settings, entropy, keptCount, vocabularySize } = value;
  const rows = value.candidates.map(({ rank, token, logit, probability, tempered, final }) => ({
    rank,
    id: token.id,
    token: tokenText(token),
    logit,
    probability,
    tempered,
    final,
  }));
  return {
    json: { model: model.id, prompt: text, tokens, settings, entropy, keptCount, vocabularySize, candidates: rows },
    rows,
  };
}
