/** The figure's numbers for a file: one row a token and vector, one column a dimension. */
import { dimensions } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
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
  return {
    json: { model, prompt, tokens: rows.tokens, vectors: list },
    rows: list.map(({ values, ...row }) => ({ ...row, ...dimensions(values) })),
    tensors: list.map(({ name, position }, i) => ({
      name: `${name}[${position}]`,
      at: ['vectors', i, 'values'],
      shape: [width],
      axes: ['dimension'],
    })),
  };
}
