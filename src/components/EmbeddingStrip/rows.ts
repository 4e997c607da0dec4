/** What the figure shows: three [T,D] arrays that the graph gives, row-major, with the tokens they belong to. */
import type { Token } from '../../engine/types';

/** The graph's outputs `embed`, `pos_embed`, `blocks.0.resid_pre`. */
export const PARTS = ['embed', 'position', 'sum'] as const;
export type Part = (typeof PARTS)[number];
/** What a part is called in the chapters' formulas. */
export const SYMBOLS = { embed: 'embed', position: 'pos_embed', sum: 'x' } as const;

export type Vectors = Record<Part, Float32Array>;
export type EmbeddingRows = { tokens: readonly Token[] } & Vectors;

/** d_model of these rows; 0 where there is no token. */
export function widthOf(rows: EmbeddingRows): number {
  return rows.tokens.length ? rows.embed.length / rows.tokens.length : 0;
}

/** One token's vector [D]; a view, not a copy. */
export function rowOf(rows: EmbeddingRows, part: Part, index: number): Float32Array {
  const width = widthOf(rows);
  return rows[part].subarray(index * width, (index + 1) * width);
}
