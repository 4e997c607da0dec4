/**
 * The pattern of one attention head on one sentence, for the drawing at the head of the first page: of all heads, the one
 * with most to see. Which one that is follows from the model, so that a new model gives its own.
 */
import type { Model } from '../../src/engine/model';
import { fetched } from '../../src/engine/outputs';
import { run } from '../../src/engine/run';

export interface HeadPattern {
  layer: number;
  head: number;
  /** Attention probabilities, row by row: row t holds t + 1 of them, one for each token it may look at. */
  pattern: number[][];
}

export async function headWithMostToSee(model: Model, ids: number[]): Promise<HeadPattern> {
  const { n_layer, n_head } = model.config;
  const names = Array.from({ length: n_layer }, (_, layer) => `blocks.${layer}.attn.pattern`);
  const activations = await run(model, { tokens: ids, fetch: names });
  const heads = names.flatMap((name, layer) => {
    const { data } = fetched(activations, name); // [head, queryPos, keyPos]
    return Array.from({ length: n_head }, (_, head) => ({ layer, head, pattern: triangle(data, head, ids.length) }));
  });
  return heads.reduce((best, other) => (variety(other.pattern) > variety(best.pattern) ? other : best));
}

function triangle(data: Float32Array, head: number, T: number): number[][] {
  return Array.from({ length: T }, (_, row) => {
    const start = (head * T + row) * T;
    return [...data.subarray(start, start + row + 1)];
  });
}

/** How many tokens, other than the first and the row's own, some row looks at most. */
function variety(pattern: number[][]): number {
  const favourites = pattern.map((row) => row.indexOf(Math.max(...row)));
  return new Set(favourites.filter((column, row) => column > 0 && column < row)).size;
}
