/** The numbers of the figure as JSON and CSV. */
import type { Candidate, Token } from '../../engine/types';
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';

/** `text` and `tokens`: what the model has read when it gave the candidates. */
interface Answer {
  text: string;
  tokens: readonly Token[];
  candidates: readonly Candidate[];
}

export function exportOf(model: string, { text, tokens, candidates }: Answer): ExportData {
  const next = candidates.map(({ rank, token, logit, probability }) => ({
    rank,
    id: token.id,
    token: tokenText(token),
    logit,
    probability,
  }));
  return { json: { model, prompt: text, tokens, next }, rows: next };
}
