/** The numbers of the figure: one row a position. */
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import type { LaterAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<LaterAnswer>): ExportData {
  const rows = value.positions.map(({ identical, divergence, tops }, position) => ({
    position,
    id: tokens[position]!.id,
    top_without: tops[0]?.id ?? '',
    top_with: tops[1]?.id ?? '',
    identical: String(identical),
    divergence,
  }));
  return { json: { model: model.id, prompt: text, tokens, ...value }, rows };
}
