/** The question of the figure, asked of the page's session or, for the stored run, of the engine. */
import { uniform } from '../../engine/random';
import { mlpsOff, neuronsOff } from '../../engine/switches';
import type { Comparison, Interventions, ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin } from '../shared/place';

export interface Switches {
  /** Whole MLPs are switched off, or neurons of one. */
  what: 'blocks' | 'neurons';
  /** Blocks whose MLP is off. */
  off: number[];
  /** Neurons: the block, and how many of its strongest at the last token. */
  layer: number;
  count: number;
}

export interface OffAnswer {
  switches: Switches;
  /** Run 0 as it is, run 1 with the change, run 2 (neurons only) with as many neurons drawn at random switched off. */
  comparison: Comparison;
}

export type Ask = <N extends 'neurons' | 'compare'>(name: N, input: Requests[N]['in']) => Promise<Requests[N]['out']>;

/** Tokens of the table. */
const TOP = 8;
/** The neurons drawn at random are always the same. */
const SEED = 1;

export async function askOff(
  ask: Ask,
  tokens: number[],
  { n_layer: L, n_embd }: ModelConfig,
  wanted: Switches,
): Promise<OffAnswer> {
  const F = 4 * n_embd;
  const layer = indexWithin(wanted.layer, L);
  const count = Math.max(0, Math.min(F, Math.trunc(wanted.count)));
  const switches = { ...wanted, layer, count, off: wanted.off.filter((l) => l < L) };
  const runs: { tokens: number[]; interventions?: Interventions }[] = [{ tokens }];
  if (wanted.what === 'blocks') {
    runs.push({ tokens, interventions: mlpsOff(L, switches.off) });
  } else {
    const position = tokens.length - 1;
    const { report } = await ask('neurons', { tokens, layer, position, count: 0, top: 0 });
    const strongest = report.order.slice(0, count);
    for (const chosen of [strongest, drawn(F, count)]) {
      runs.push({ tokens, interventions: neuronsOff(L, F, layer, chosen) });
    }
  }
  const { comparison } = await ask('compare', { runs, top: TOP });
  return { switches, comparison };
}

/** `count` different numbers below `all`: the beginning of a Fisher–Yates shuffle. */
export function drawn(all: number, count: number): number[] {
  const order = Array.from({ length: all }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(uniform(SEED, i) * (all - i));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order.slice(0, count);
}
