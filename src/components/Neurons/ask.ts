/** The question of the figure, asked of the page's session or, for the stored run, of the engine. */
import type { NeuronReport } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin, positionWithin } from '../shared/place';

export type Ask = (input: Requests['neurons']['in']) => Promise<Requests['neurons']['out']>;

/** Neurons that are described, and tokens for each. */
const COUNT = 8;
const TOP = 6;

export interface NeuronAnswer extends Omit<NeuronReport, 'order' | 'share'> {
  layer: number;
  position: number;
  /** Neurons of a block. */
  all: number;
  /** Share of the output that so many of the strongest neurons write: few points, which make the curve. */
  share: { count: number; share: number }[];
}

/** Block and position are kept within the model and the text. */
export async function askNeurons(
  ask: Ask,
  tokens: number[],
  layers: number,
  wanted: { layer: number; position: number },
): Promise<NeuronAnswer> {
  const layer = indexWithin(wanted.layer, layers);
  const position = positionWithin(wanted.position, tokens.length);
  const { report } = await ask({ tokens, layer, position, count: COUNT, top: TOP });
  const { active, order, share, strongest } = report;
  const counts = milestones(order.length);
  return {
    active,
    strongest,
    layer,
    position,
    all: order.length,
    share: counts.map((count) => ({ count, share: share[count - 1]! })),
  };
}

/** 1, 2, 3 … close together at first, 10 and 100 among them, up to `all`. */
export function milestones(all: number): number[] {
  const counts = new Set([1, 10, 100, all]);
  for (let value = 1; value < all; value *= 1.18) counts.add(Math.round(value));
  return [...counts].filter((count) => count <= all).sort((a, b) => a - b);
}
