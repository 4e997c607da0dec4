/** The steps as JSON and CSV. */
import type { DecodedStep } from '../../engine/types';
import type { ExportData } from '../shared/export-data';
import type { Decoding } from './state';

export function exportOf(model: string, prompt: string, decoding: Decoding, steps: readonly DecodedStep[]): ExportData {
  const rows = steps.map(({ token, probability, draw, fed, past, cacheBytes, endOfText }, step) => ({
    step,
    id: token.id,
    token: token.text ?? '',
    probability,
    draw,
    fed,
    past,
    cacheBytes,
    endOfText,
  }));
  return { json: { model, prompt, ...decoding, steps }, rows };
}
