/** From ids to vectors: token embeddings, position embeddings, and which tokens are near each other. */
import { add, dot, range, type Matrix } from './vectors';
import type { Weights } from './weights';

/** A row of the table for each token. */
// #region lookUp
export function lookUp(ids: number[], wte: Matrix) {
  return ids.map((id) => wte[id]!); // [T, D]
}
// #endregion

/** The residual stream before block 0. `start` is the first token's position: not 0 where a cache stands before it. */
// #region embed
export function embed(ids: number[], m: Weights, start = 0) {
  const tokens = lookUp(ids, m.wte);          // [T, D]
  const end = start + ids.length;
  const positions = m.wpe.slice(start, end);  // [T, D]
  return add(tokens, positions);              // [T, D]
}
// #endregion

/** The ids whose embeddings have the largest cosine to that of `id`, itself left out. */
// #region neighbours
export function neighbours(id: number, wte: Matrix) {
  const v = wte[id]!;                           // [D]
  const cosines = wte.map((row) =>              // [V]
    dot(row, v) / Math.sqrt(dot(row, row) * dot(v, v)));

  return [...wte.keys()]
    .filter((other) => other !== id)
    .sort((a, b) => cosines[b]! - cosines[a]!)
    .slice(0, 10);
}
// #endregion

/**
 * The positional encoding of Vaswani et al. 2017, section 3.5: sines in even columns, cosines in odd ones. GPT-2 learns
 * a table instead.
 */
// #region sinusoids
export function sinusoids(T: number, D: number) {
  return range(T).map((pos) =>                  // [T, D]
    range(D).map((i) => {
      const pair = i - (i % 2);  // 0, 0, 2, 2, 4, 4, …
      const angle = pos / 10000 ** (pair / D);
      return i === pair ? Math.sin(angle) : Math.cos(angle);
    }));
}
// #endregion
