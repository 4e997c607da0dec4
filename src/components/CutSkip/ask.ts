/**
 * What happens when the skip path of an addition is weakened, and what when the sublayer beside it is: both runs against
 * the model as it is. Whom it asks is a parameter: the page's session, or the engine when the stored run is made.
 */
import type { Comparison, Interventions, ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

export type Ask = <N extends 'compare' | 'streamNorms'>(
  name: N,
  input: Requests[N]['in'],
) => Promise<Requests[N]['out']>;

export const PATHS = ['skip', 'sublayer'] as const;
/** Which of the two paths that meet at an addition. */
export type Path = (typeof PATHS)[number];

export interface Cut {
  /** Runs: as it is, skip path weakened, sublayer weakened. */
  comparison: Comparison;
  /** The stream's norm at the last position, [2L+1], of the three runs. */
  norms: number[][];
  /** Divergence of the answer to another prompt from the answer to this one, in each of the three runs. */
  apart: number[];
}

/** A cut with the prompt that its answers are held against, and what was weakened. */
export interface ShownCut {
  cut: Cut;
  other: string;
  at: number;
  gate: number;
}

/** One number for each addition: the divergence from the model as it is when one path there is cut. */
export type CutMap = Record<Path, number[]>;

const INPUT = { skip: 'skip_gate', sublayer: 'sublayer_gate' } as const;

/** `at`: the addition whose path gets `gate`, 0 … 2L−1; −1 for all of them. */
export function weakened(
  { n_layer }: Pick<ModelConfig, 'n_layer'>,
  path: Path,
  at: number,
  gate: number,
): Interventions {
  const data = new Float32Array(2 * n_layer).fill(at < 0 ? gate : 1);
  if (at >= 0) data[at] = gate;
  return { [INPUT[path]]: { data, shape: [n_layer, 2] } };
}

/** Tokens listed of each run. */
const TOP = 5;

/** `other`: the tokens of a prompt to hold this one against. */
export async function cut(
  ask: Ask,
  config: ModelConfig,
  tokens: number[],
  other: number[],
  at: number,
  gate: number,
): Promise<Cut> {
  const changes: Interventions[] = [{}, ...PATHS.map((path) => weakened(config, path, at, gate))];
  const runs = changes.map((interventions) => ({ tokens, interventions }));
  const { comparison } = await ask('compare', { runs, top: TOP });
  const norms: number[][] = [];
  const apart: number[] = [];
  for (const interventions of changes) {
    const { stream } = (await ask('streamNorms', { tokens, interventions })).norms;
    const T = stream.shape[1]!;
    norms.push(Array.from({ length: stream.shape[0]! }, (_, place) => stream.data[place * T + T - 1]!));
    const pair = [tokens, other].map((ids) => ({ tokens: ids, interventions }));
    apart.push((await ask('compare', { runs: pair, top: 1 })).comparison.runs[1]!.divergence);
  }
  return { comparison, norms, apart };
}

/** Every addition in turn, one request each, so that the reader's own change need not wait for all of them. */
export async function cutMap(ask: Ask, config: ModelConfig, tokens: number[]): Promise<CutMap> {
  const map: CutMap = { skip: [], sublayer: [] };
  for (let at = 0; at < 2 * config.n_layer; at++) {
    const runs = [{}, ...PATHS.map((path) => weakened(config, path, at, 0))].map((interventions) => ({
      tokens,
      interventions,
    }));
    const { comparison } = await ask('compare', { runs, top: 1 });
    PATHS.forEach((path, i) => map[path].push(comparison.runs[i + 1]!.divergence));
  }
  return map;
}
