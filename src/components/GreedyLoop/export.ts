/** Both texts with the probability of every token, as JSON and CSV. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { countsOf, WAYS, type Texts } from './texts';

export function exportOf(model: string, { before, tokens, seed, texts }: Texts): ExportData {
  const rows = WAYS.flatMap((way) => {
    const { seen } = countsOf(texts[way]);
    return texts[way].map(({ token, probability }, step) => ({
      way,
      step,
      id: token.id,
      token: tokenText(token),
      probability,
      seen: seen[step] ?? 0,
    }));
  });
  return { json: { model, prompt: before, tokens, seed, texts }, rows };
}
