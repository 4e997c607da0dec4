/** The generated texts as JSON and CSV, each with the seed and the settings that it was written with. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Texts } from './state';

export function exportOf(model: string, { before, tokens, texts: written }: Texts): ExportData {
  const texts = written.map(({ input: { seed, settings }, tokens }) => ({
    seed,
    settings,
    tokens: tokens.map(({ token, probability, draw }) => ({
      id: token.id,
      text: token.text,
      final: probability,
      draw,
    })),
  }));
  const rows = written.flatMap(({ tokens }, run) =>
    tokens.map(({ token, probability, draw }, step) => ({
      run: String.fromCharCode(65 + run),
      step,
      id: token.id,
      token: tokenText(token),
      final: probability,
      draw,
    })),
  );
  return { json: { model, prompt: before, tokens, texts }, rows };
}
