/** The figure's numbers for a file: one row a token and vector, one column a dimension. */
import type { ExportData } from '../shared/LabFrame';
import { PARTS, rowOf, widthOf, type EmbeddingRows, type Part } from './rows';

const NAMES: Record<Part, string> = { embed: 'embed', position: 'pos_embed', sum: 'blocks.0.resid_pre' };

export function exported(model: string, prompt: string, rows: EmbeddingRows): ExportData {
  const width = widthOf(rows);
  const list = rows.tokens.flatMap((token, position) =>
    PARTS.map((part) => ({
      position,
      id: token.id,
      name: NAMES[part],
      values: Array.from(rowOf(rows, part, position)),
    })),
  );
  const header = ['position', 'id', 'name', ...Array.from({ length: width }, (_, i) => i)].join(',');
  const lines = list.map(({ position, id, name, values }) => [position, id, name, ...values].join(','));
  return { json: { model, prompt, tokens: rows.tokens, vectors: list }, csv: [header, ...lines].join('\n') };
}
