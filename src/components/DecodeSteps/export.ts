/** The steps as JSON and CSV, with the prompt and the settings that they were taken from. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Trail } from './use-trail';

export function exportOf(
  model: string,
  { prompt, tokens, decoding, steps }: Pick<Trail, 'prompt' | 'tokens' | 'decoding' | 'steps'>,
): ExportData {
  const rows = steps.map(({ token, probability, draw, fed, past, cacheBytes, endOfText }, step) => ({
    step,
    id: token.id,
    token: tokenText(token),
    final: probability,
    draw,
    fed,
    past,
    cacheBytes,
    endOfText,
  }));
  return { json: { model, prompt, tokens, ...decoding, steps }, rows };
}
