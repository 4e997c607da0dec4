/** The generated texts as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import type { WrittenToken } from '../shared/RunningText';
import type { TextInput } from './state';

export function exportOf(
  model: string,
  prompt: string,
  runs: readonly (TextInput & { tokens: readonly WrittenToken[] })[],
): ExportData {
  const texts = runs.map(({ seed, settings, tokens }) => ({
    seed,
    settings,
    tokens: tokens.map(({ token, probability, draw }) => ({ id: token.id, text: token.text, probability, draw })),
  }));
  const rows = texts.flatMap(({ tokens }, run) =>
    tokens.map(({ id, text, probability, draw }, step) => ({
      run: String.fromCharCode(65 + run),
      step,
      id,
      token: text ?? '',
      probability,
      draw,
    })),
  );
  return { json: { model, prompt, texts }, rows };
}
