/** Both texts with the probability of every token, as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import { countsOf, WAYS, type Way, type Written } from './texts';

export function exportOf(
  model: string,
  prompt: string,
  seed: number,
  texts: Record<Way, readonly Written[]>,
): ExportData {
  const rows = WAYS.flatMap((way) => {
    const { seen } = countsOf(texts[way]);
    return texts[way].map(({ token, probability }, step) => ({
      way,
      step,
      id: token.id,
      token: token.text ?? '',
      probability,
      seen: seen[step] ?? 0,
    }));
  });
  return { json: { model, prompt, seed, texts }, rows };
}
