/** The generated texts as JSON and CSV, each with the seed and the settings that it was written with. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { WrittenToken } from '../shared/RunningText';
import type { TextInput } from './state';

export function exportOf(
  model: string,
  prompt: string,
  written: readonly { input: TextInput; tokens: readonly WrittenToken[] }[],
): ExportData {
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
  return { json: { model, prompt, texts }, rows };
}
