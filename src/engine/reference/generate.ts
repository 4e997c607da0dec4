/** Text, token by token, with the keys and values of all earlier tokens kept. */
import { multiHead, qkv } from './attention';
import { embed } from './embedding';
import { block, logits } from './model';
import type { Matrix, Vector } from './vectors';
import type { Attention, Weights } from './weights';

/** Keys and values of the tokens read so far, [S, D] each; one cache for each block. */
export interface Cache {
  k: Matrix;
  v: Matrix;
}

export const emptyCache = (): Cache => ({ k: [], v: [] });

/** Attention of new tokens, which also look at all tokens in the cache. */
// #region cachedAttention
export function cachedAttention(
  x: Matrix, w: Attention, cache: Cache,
) {
  const { q, k, v } = qkv(x, w.qkv);     // of new tokens only
  cache.k.push(...k);                    // and all before
  cache.v.push(...v);
  return multiHead(q, cache.k, cache.v, w);
}
// #endregion

/** The whole model on new tokens only. The first call gets the prompt, later ones a single id. */
// #region cachedStep
export function cachedStep(
  ids: number[], m: Weights, caches: Cache[],
) {
  let x = embed(ids, m, caches[0]!.k.length);  // new tokens
  m.blocks.forEach((b, l) => {
    x = block(x, b, (y, w) =>
      cachedAttention(y, w, caches[l]!));
  });
  return logits(x.at(-1)!, m);                 // [V]
}
// #endregion

/** `pick` chooses the next id from the logits: `greedy`, say. */
// #region generate
export function generate(
  prompt: number[], count: number, m: Weights, pick: Pick,
) {
  const caches = m.blocks.map(emptyCache);
  const text = [...prompt];
  let unread = prompt;           // all of it, the first time
  while (text.length < prompt.length + count) {
    const next = pick(cachedStep(unread, m, caches));
    text.push(next);
    unread = [next];             // then one at a time
  }
  return text;
}
// #endregion

type Pick = (logits: Vector) => number;
