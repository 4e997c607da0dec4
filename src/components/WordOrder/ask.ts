/**
 * Runs the model on a text and on the same tokens in another order, and looks at the last position: how far do the two
 * residual streams lie apart, block by block? Once under the reader's settings, and once in the model as it is.
 * Whom it asks is a parameter: the page's session, or the engine itself when the stored run is made.
 */
import type { Comparison, Interventions } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

export type Ask = (input: Requests['compare']['in']) => Promise<Requests['compare']['out']>;

/** How the model multiplies with its weights. */
export type Compute = 'fp32' | 'int8';
export type Mask = 'causal' | 'none';
export interface Settings {
  /** 0…1: what the position rows are multiplied by. */
  scale: number;
  mask: Mask;
}
export const NEUTRAL: Settings = { scale: 1, mask: 'causal' };

/** One place in the model where the two runs are held against each other, at the last position. */
export interface Stage {
  /** The graph's output: `blocks.0.resid_pre`, then `blocks.{l}.resid_post`. */
  name: string;
  /** Largest |Δ| over the D dimensions, under the reader's settings and in the model as it is. */
  difference: number;
  usual: number;
  /** Largest |x| of the stream itself, under the reader's settings: what a rounding error is to be compared with. */
  size: number;
}

export interface OrderAnswer {
  /** Runs 0 and 1: the text as written and with the words swapped, under the reader's settings. No activations. */
  comparison: Comparison;
  /** `swappedOrder` of words.ts: which token stands where in the second run. */
  order: number[];
  settings: Settings;
  /** Of the model that answered; absent: float32. */
  compute?: Compute;
  stages: Stage[];
}

/** Tokens listed of each distribution. */
const TOP = 8;

export async function askOrder(
  ask: Ask,
  layers: number,
  ids: readonly number[],
  order: readonly number[],
  settings: Settings,
): Promise<OrderAnswer> {
  const names = ['blocks.0.resid_pre', ...Array.from({ length: layers }, (_, l) => `blocks.${l}.resid_post`)];
  const texts = [[...ids], order.map((place) => ids[place]!)];
  const pair = async (interventions: Interventions) =>
    (await ask({ runs: texts.map((tokens) => ({ tokens, interventions, fetch: names })), top: TOP })).comparison;

  const comparison = await pair(interventionsOf(settings, ids.length));
  const neutral = settings.scale === NEUTRAL.scale && settings.mask === NEUTRAL.mask;
  const usual = neutral ? comparison : await pair({});
  return {
    comparison: { ...comparison, runs: comparison.runs.map((run) => ({ ...run, activations: {} })) },
    order: [...order],
    settings,
    stages: names.map((name) => ({
      name,
      difference: largestAtEnd(comparison, name).difference,
      usual: largestAtEnd(usual, name).difference,
      size: largestAtEnd(comparison, name).size,
    })),
  };
}

/** Only what differs from the model as it is. `T` tokens. */
export function interventionsOf({ scale, mask }: Settings, T: number): Interventions {
  return {
    ...(scale !== 1 && { position_scale: { data: Float32Array.of(scale), shape: [1] } }),
    // All zeros: every token may look at every other, later ones too.
    ...(mask === 'none' && { attention_bias: { data: new Float32Array(T * T), shape: [T, T] } }),
  };
}

/** Over the last row of two [T,D] arrays. */
function largestAtEnd({ runs }: Comparison, name: string): { difference: number; size: number } {
  const [a, b] = [runs[0]!.activations[name]!, runs[1]!.activations[name]!];
  let difference = 0;
  let size = 0;
  for (let i = a.data.length - a.shape[1]!; i < a.data.length; i++) {
    difference = Math.max(difference, Math.abs(b.data[i]! - a.data[i]!));
    size = Math.max(size, Math.abs(a.data[i]!));
  }
  return { difference, size };
}
