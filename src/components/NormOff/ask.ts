/** The question of the figure, asked of the page's session or, for the stored run, of the engine. */
import { normsOff } from '../../engine/switches';
import type { Activations, Comparison, ModelConfig } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

export type Ask = (input: Requests['compare']['in']) => Promise<Requests['compare']['out']>;

export interface NormOffAnswer {
  /** As `norm_gate` counts them: 2l before attention, 2l + 1 before the MLP, 2L the final one. */
  off: number[];
  comparison: Comparison;
  /**
   * [2L+1] each, as it is and with the change: √(variance + ε) of the last token's residual stream where each LayerNorm reads
   * it, as the model computed it. Not finite where numbers have left float32.
   */
  scales: [number[], number[]];
}

/** Tokens of the table. */
const TOP = 8;

/** `left`: what remains of a LayerNorm that is off; 0 is nothing, 1 all of it. */
export async function askNormsOff(
  ask: Ask,
  tokens: number[],
  { n_layer: L }: ModelConfig,
  off: readonly number[],
  left: number,
): Promise<NormOffAnswer> {
  const interventions = normsOff(L, off);
  const { data } = interventions.norm_gate!;
  for (const norm of off) data[norm] = left;
  const fetch = scaleNames(L);
  const runs = [
    { tokens, fetch },
    { tokens, interventions, fetch },
  ];
  const { comparison } = await ask({ runs, top: TOP });
  const scales = comparison.runs.map(({ activations }) => lastOf(activations, fetch)) as [number[], number[]];
  return {
    off: [...off],
    comparison: { ...comparison, runs: comparison.runs.map((run) => ({ ...run, activations: {} })) },
    scales,
  };
}

export function scaleNames(L: number): string[] {
  const blocks = Array.from({ length: L }, (_, l) => [`blocks.${l}.ln1.scale`, `blocks.${l}.ln2.scale`]);
  return [...blocks.flat(), 'ln_final.scale'];
}

function lastOf(activations: Activations, names: readonly string[]): number[] {
  return names.map((name) => activations[name]!.data.at(-1)!);
}

/** In addresses: '0a' and '0b' for block 0's two, 'final', with hyphens between. What does not exist is left out. */
export function parseNorms(text: string, L: number): number[] {
  const norms = text.split('-').map((part) => {
    const [, layer, which] = /^(\d{1,3})([ab])$/.exec(part) ?? [];
    return part === 'final' ? 2 * L : layer === undefined ? -1 : 2 * Number(layer) + (which === 'b' ? 1 : 0);
  });
  const known = norms.filter((norm, i) => norm >= 0 && (norm < 2 * L || text.split('-')[i] === 'final'));
  return [...new Set(known)].sort((a, b) => a - b);
}

export function formatNorms(norms: readonly number[], L: number): string {
  return norms.map((norm) => (norm === 2 * L ? 'final' : `${norm >> 1}${norm % 2 ? 'b' : 'a'}`)).join('-');
}
