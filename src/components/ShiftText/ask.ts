/**
 * Runs the model on the same tokens with the position rows of another place: the text as if it stood further to the right,
 * with nothing before it. The graph has no input for that; but it lets one replace what block 0 reads, and that is a sum
 * of two rows which the model's tables give. Whom it asks is a parameter, as for every stored run.
 */
import type { Activation, Comparison, Interventions, ModelConfig } from '../../engine/types';
import type { RequestName, Requests } from '../../lab/protocol';

export type Ask = <N extends 'run' | 'weights' | 'compare'>(
  name: N & RequestName,
  input: Requests[N]['in'],
) => Promise<Requests[N]['out']>;

export interface Shifted {
  offset: number;
  /** Run 0: where the text stands; run 1: `offset` positions further right. No activations. */
  comparison: Comparison;
  /** The same divergence for places all over the context. */
  sweep: { offset: number; divergence: number }[];
}

/** Tokens listed of each distribution, and places of the sweep. */
const TOP = 8;
const PLACES = 17;

/** `known`: the sweep of the same tokens, if there is one already: it does not depend on `offset`. */
export async function askShift(
  ask: Ask,
  config: ModelConfig,
  ids: number[],
  offset: number,
  known?: Shifted['sweep'],
): Promise<Shifted> {
  const { activations } = await ask('run', { tokens: ids, fetch: ['embed'] });
  const { values } = await ask('weights', { parts: [{ tensor: 'wpe.weight' }] });
  const [embed, table] = [activations.embed!, values[0]!];
  const sweep = known ?? (await sweepOf(ask, config, ids, embed, table));
  const { comparison } = await ask('compare', {
    runs: [{ tokens: ids }, { tokens: ids, interventions: shifted(config, embed, table, offset) }],
    top: TOP,
  });
  return {
    offset,
    comparison: { ...comparison, runs: comparison.runs.map((run) => ({ ...run, activations: {} })) },
    sweep,
  };
}

async function sweepOf(
  ask: Ask,
  config: ModelConfig,
  ids: number[],
  embed: Activation,
  table: Activation,
): Promise<Shifted['sweep']> {
  const places = placesUpTo(config.n_positions - ids.length);
  const moved = places.map((place) => ({ tokens: ids, interventions: shifted(config, embed, table, place) }));
  const { comparison } = await ask('compare', { runs: [{ tokens: ids }, ...moved], top: 1 });
  return places.map((offset, i) => ({ offset, divergence: comparison.runs[i + 1]!.divergence }));
}

/** Evenly spaced from 0 to `last`, both included. */
export function placesUpTo(last: number): number[] {
  const places = Array.from({ length: PLACES }, (_, i) => Math.round((i / (PLACES - 1)) * last));
  return [...new Set(places)];
}

/** Block 0 reads `embed` + the position rows from `offset` on, in place of those from 0 on. */
export function shifted(
  { n_layer: L, n_embd: D }: ModelConfig,
  embed: Activation, // [T,D]
  table: Activation, // [P,D]
  offset: number,
): Interventions {
  if (offset === 0) return {};
  const T = embed.shape[0]!;
  const patch = new Float32Array(L * T * D);
  for (let i = 0; i < T * D; i++) patch[i] = embed.data[i]! + table.data[offset * D + i]!;
  return {
    resid_patch: { data: patch, shape: [L, T, D] },
    resid_patch_gate: { data: new Float32Array(L * T).fill(1, 0, T), shape: [L, T] },
  };
}
