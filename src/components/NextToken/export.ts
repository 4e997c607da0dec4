/** The numbers of the figure as JSON and CSV. */
import type { Candidate, Token } from '../../engine/types';
import type { ExportData } from '../shared/export-data';

export function exportOf(
  model: string,
  prompt: string,
  tokens: readonly Token[],
  candidates: readonly Candidate[],
): ExportData {
  const next = candidates.map(({ rank, token, logit, probability }) => ({
    rank,
    id: token.id,
    token: token.text ?? token.bytes.join(' '),
    logit,
    probability,
  }));
  return { json: { model, prompt, tokens, next }, rows: next };
}
