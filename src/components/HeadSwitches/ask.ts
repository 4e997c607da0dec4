/** What switched-off heads change, asked of the model: for a choice of heads at once, or for every head of a layer in turn. */
import type { Comparison, Interventions, ModelConfig, Token } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import type { HeadAt } from '../shared/head-name';

export type AskCompare = (name: 'compare', input: Requests['compare']['in']) => Promise<Requests['compare']['out']>;

/** Tokens of each run that are listed. */
const TOP = 10;

/** Gates [L,H]: 0 for heads that are off, 1 for all others. */
export function gates(off: readonly HeadAt[], { n_layer, n_head }: ModelConfig): Interventions {
  const data = new Float32Array(n_layer * n_head).fill(1);
  for (const [layer, head] of off) data[layer * n_head + head] = 0;
  return { head_gate: { data, shape: [n_layer, n_head] } };
}

/** The model as it is, and without these heads. */
export async function compareWithout(
  ask: AskCompare,
  tokens: number[],
  off: readonly HeadAt[],
  config: ModelConfig,
): Promise<Comparison> {
  const runs = [{ tokens }, { tokens, interventions: gates(off, config) }];
  return (await ask('compare', { runs, top: TOP })).comparison;
}

/** What each head of a layer changes when it alone is off. */
export interface LayerEffects {
  /** The most probable token of the model as it is. */
  top: Token;
  /** Its Δ log-probability, head by head: [H]. */
  delta: number[];
  /** The most probable token without it: its id, head by head. */
  topWithout: number[];
  /** Kullback–Leibler divergence from the model as it is, in nats: [H]. */
  divergence: number[];
}

export async function effectsOf(
  ask: AskCompare,
  tokens: number[],
  layer: number,
  config: ModelConfig,
): Promise<LayerEffects> {
  const heads = Array.from({ length: config.n_head }, (_, head) => head);
  const runs = [{ tokens }, ...heads.map((head) => ({ tokens, interventions: gates([[layer, head]], config) }))];
  const { comparison } = await ask('compare', { runs, top: 1 });
  const { token, probabilities } = comparison.tokens[0]!;
  return {
    top: token,
    delta: heads.map((head) => Math.log(probabilities[head + 1]!) - Math.log(probabilities[0]!)),
    topWithout: heads.map((head) => comparison.runs[head + 1]!.top?.id ?? -1),
    divergence: heads.map((head) => comparison.runs[head + 1]!.divergence),
  };
}
