/** The model with another mask beside the model as it is; asked of the session or of the engine. */
import { maskOf, type MaskKind } from '../../engine/derived/attention-changes';
import type { Comparison, ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin } from '../shared/place';

export const KINDS = ['causal', 'none', 'later', 'window'] as const satisfies readonly MaskKind[];

export interface Mask {
  kind: MaskKind;
  /** Of the window. */
  width: number;
  layer: number;
  head: number;
}

export interface MaskAnswer {
  mask: Mask;
  comparison: Comparison;
  /** Of the head, before and after, [T,T]. */
  patterns: [Float32Array, Float32Array];
}

export type Ask = (input: Requests['compare']['in']) => Promise<Requests['compare']['out']>;

/** Tokens of the table. */
const TOP = 7;

export async function askMask(ask: Ask, tokens: number[], config: ModelConfig, wanted: Mask): Promise<MaskAnswer> {
  const layer = indexWithin(wanted.layer, config.n_layer);
  const head = indexWithin(wanted.head, config.n_head);
  const name = `blocks.${layer}.attn.pattern`;
  const interventions = maskOf(wanted.kind, tokens.length, wanted.width);
  const { comparison } = await ask({
    runs: [
      { tokens, fetch: [name] },
      { tokens, interventions, fetch: [name] },
    ],
    top: TOP,
  });
  const size = tokens.length ** 2;
  const [before, after] = comparison.runs.map(({ activations }) =>
    activations[name]!.data.slice(head * size, (head + 1) * size),
  );
  return {
    mask: { ...wanted, layer, head },
    comparison: { ...comparison, runs: comparison.runs.map((run) => ({ ...run, activations: {} })) },
    patterns: [before!, after!],
  };
}

/** Which cells a mask cuts off, [T,T]. */
export function cutBy({ kind, width }: Pick<Mask, 'kind' | 'width'>, T: number): boolean[] {
  return Array.from(maskOf(kind, T, width).attention_bias!.data, (bias) => bias === -Infinity);
}

export function kindOf(text: string): MaskKind {
  return KINDS.find((kind) => kind === text) ?? 'causal';
}
