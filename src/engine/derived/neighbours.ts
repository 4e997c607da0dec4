/** Which token embeddings point in nearly the same direction as a given one. */
import { Descending } from '../descending';
import { describe } from '../tokenizer';
import type { Token } from '../types';
import type { Weights } from '../weights';

const EMBEDDINGS = 'wte.weight'; // [D,V]
const normsOf = new WeakMap<Weights, Float32Array>();

/** The `count` tokens with the largest cosine to token `id`, itself left out, the nearest first. */
export function neighbours(weights: Weights, id: number, count: number): { token: Token; cosine: number }[] {
  const cosines = cosinesTo(weights, weights.tokenEmbedding(id));
  cosines[id] = -Infinity;
  const order = new Descending(cosines);
  const found = Math.max(0, Math.min(count, cosines.length - 1));
  return Array.from({ length: found }, (_, place) => {
    const neighbour = order.at(place);
    return { token: describe(neighbour), cosine: cosines[neighbour]! };
  });
}

/** Cosine of a vector [D] with every token's embedding, [V]: v·e ÷ (|v| |e|); 0 where a length is 0. */
export function cosinesTo(weights: Weights, vector: ArrayLike<number>): Float32Array {
  let norms = normsOf.get(weights);
  if (!norms) normsOf.set(weights, (norms = weights.columnNorms(EMBEDDINGS)));
  const length = Math.hypot(...Array.from(vector));
  const products = weights.times(vector, EMBEDDINGS);
  return products.map((product, token) => {
    const lengths = length * norms[token]!;
    return lengths > 0 ? product / lengths : 0;
  });
}
