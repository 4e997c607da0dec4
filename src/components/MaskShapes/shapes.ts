/**
 * Who may look at whom in the three families of Transformers. One square for all tokens: rows look, columns are looked at;
 * in the encoder–decoder, the source's tokens come first, then the target's.
 */

export const FAMILIES = ['encoder', 'decoder', 'both'] as const;
export type Family = (typeof FAMILIES)[number];

/** `self`: within one sequence; `cross`: from the decoder to the encoder; `later`: hidden by the causal mask; `apart`: nothing leads there. */
export type Relation = 'self' | 'cross' | 'later' | 'apart';

/** `source`: tokens of the source; the rest, up to `count`, are the target's. 0 outside the encoder–decoder. */
export function relation(family: Family, row: number, column: number, source: number): Relation {
  if (family === 'encoder') return 'self';
  const later = column > row ? 'later' : 'self';
  if (family === 'decoder') return later;
  const [rowInSource, columnInSource] = [row < source, column < source];
  if (rowInSource) return columnInSource ? 'self' : 'apart';
  return columnInSource ? 'cross' : later;
}

/** Cells that may look, of all `count`² of them. */
export function allowed(family: Family, count: number, source: number): number {
  let sum = 0;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const found = relation(family, row, column, source);
      if (found === 'self' || found === 'cross') sum++;
    }
  }
  return sum;
}
