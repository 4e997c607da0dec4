/** Attention, from the projections to the sublayer's output. Vaswani et al. 2017, section 3.2. */
import { dot, linear, matmul, range, softmax } from './vectors';
import type { Linear, Matrix } from './vectors';
import type { Attention } from './weights';

/** Queries, keys and values of all heads: one matrix gives all three, side by side. */
// #region qkv
export function qkv(x: Matrix, w: Linear) {         // [T, D]
  const D = x[0]!.length;
  const all = x.map((row) => linear(row, w));       // [T, 3D]
  const q = all.map((row) => row.slice(0, D));
  const k = all.map((row) => row.slice(D, 2 * D));
  const v = all.map((row) => row.slice(2 * D));
  return { q, k, v };                               // [T, D] each
}
// #endregion

/** Every head gets its own D/H columns. */
// #region splitHeads
export function splitHeads(x: Matrix, heads: number) {
  const dh = x[0]!.length / heads;
  return range(heads).map((h) =>                // [H, T, dh]
    x.map((row) => row.slice(h * dh, (h + 1) * dh)));
}
// #endregion

/** How well each query fits each key. */
// #region scores
export function scores(q: Matrix, k: Matrix) { // [T, dh] each
  const scale = Math.sqrt(q[0]!.length);
  return q.map((qi) =>                         // [T, T]
    k.map((kj) => dot(qi, kj) / scale));
}
// #endregion

/** No query may look at a later key. With a cache, the first query stands behind all cached keys. */
// #region causalMask
export function causalMask(scores: Matrix) {   // [T, T]
  const cached = scores[0]!.length - scores.length; // or 0
  return scores.map((row, i) =>
    row.map((s, j) => (j <= i + cached ? s : -Infinity)));
}
// #endregion

/** One head, whole: the values, weighed by how well their keys fit. */
// #region head
export function head(q: Matrix, k: Matrix, v: Matrix) {
  const masked = causalMask(scores(q, k));      // [T, T]
  const pattern = masked.map(softmax);          // [T, T]
  return matmul(pattern, v);                    // [T, dh]
}
// #endregion

/** All heads, their outputs side by side, and the output projection that mixes them. */
// #region multiHead
export function multiHead(
  q: Matrix, k: Matrix, v: Matrix, w: Attention,
) {
  const Q = splitHeads(q, w.heads); // [H, T, dh]
  const K = splitHeads(k, w.heads); // [H, T, dh]
  const V = splitHeads(v, w.heads); // [H, T, dh]
  const z = Q.map((_, h) => head(Q[h]!, K[h]!, V[h]!));
  const joined = q.map((_, t) =>    // [T, D]
    z.flatMap((zh) => zh[t]!));
  return joined.map((row) => linear(row, w.proj));
}
// #endregion

/** The sublayer: what attention adds to the residual stream. */
// #region attention
export function attention(x: Matrix, w: Attention) {
  const { q, k, v } = qkv(x, w.qkv); // [T, D] each
  return multiHead(q, k, v, w);      // [T, D]
}
// #endregion

/** One head that reads another sequence: queries from x, keys and values from `memory`, and no mask. */
// #region crossAttention
export function crossAttention(
  x: Matrix, memory: Matrix, w: Cross,
) {
  const q = x.map((row) => linear(row, w.q));
  const k = memory.map((row) => linear(row, w.k));
  const v = memory.map((row) => linear(row, w.v));
  // one row for each of x, one column for each of memory
  const pattern = scores(q, k).map(softmax);
  return matmul(pattern, v);
}
// #endregion

export interface Cross {
  q: Linear;
  k: Linear;
  v: Linear;
}
