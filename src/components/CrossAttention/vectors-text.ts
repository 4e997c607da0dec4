/** Vectors in the address: '2,1;0,2'. What an address gives is checked; anything else than enough numbers is refused. */

/** Ends of the fields and of the picture. */
export const LIMIT = 3;

/** formatVectors([[2, 1], [0, 2]]) → '2,1;0,2' */
export function formatVectors(vectors: readonly (readonly number[])[]): string {
  return vectors.map((vector) => vector.join()).join(';');
}

/** The reverse, within ±LIMIT and rounded to tenths; `otherwise` where the text is not as many vectors of its size. */
export function parseVectors(text: string, otherwise: number[][]): number[][] {
  const vectors = text.split(';').map((part) => part.split(',').map((x) => (x.trim() === '' ? NaN : Number(x))));
  const fits =
    vectors.length === otherwise.length &&
    vectors.every((vector, i) => vector.length === otherwise[i]!.length && vector.every(Number.isFinite));
  return fits ? vectors.map((vector) => vector.map(tidy)) : otherwise;
}

/** A coordinate as the figure keeps it. */
export function tidy(x: number): number {
  return Math.round(Math.max(-LIMIT, Math.min(LIMIT, x)) * 10) / 10 || 0;
}
