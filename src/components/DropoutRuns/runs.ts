/** The model run again and again, each time with other values dropped: what each run answers. Whom it asks is a parameter. */
import { dropoutInputs, type DropoutRates } from '../../engine/dropout';
import type { ModelConfig, Token } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

export type Ask = (name: 'compare', input: Requests['compare']['in']) => Promise<Requests['compare']['out']>;

export interface Settings {
  /** Probability of being dropped. */
  p: number;
  embd: boolean;
  attn: boolean;
  resid: boolean;
  /** Survivors are multiplied by 1/(1−p). */
  rescale: boolean;
  /** False: nothing is dropped, as when the model is used. */
  training: boolean;
  /** Of the first run; the next ones have the next seeds. */
  seed: number;
}

export const DEFAULTS: Settings = {
  p: 0.1,
  embd: true,
  attn: true,
  resid: true,
  rescale: true,
  training: true,
  seed: 1,
};

/** Runs of one distribution. */
export const RUNS = 30;

/** The answer without dropout: its most probable tokens. */
export interface Reference {
  tokens: Token[];
  probabilities: number[];
}

export interface MaskedRun {
  seed: number;
  /** Of the reference's tokens. */
  probabilities: number[];
  top: Token | null;
  divergence: number;
  /** To the last bit the answer without dropout. */
  identical: boolean;
}

const TOP = 5;

/** More cells than these would not fit into a phone's memory: L·H·T² of the attention probabilities. */
const MOST_CELLS = 8_000_000;
export const longest = ({ n_layer, n_head }: ModelConfig) => Math.floor(Math.sqrt(MOST_CELLS / (n_layer * n_head)));

export function ratesOf({ p, embd, attn, resid, training }: Settings): DropoutRates {
  const rate = (on: boolean) => (training && on ? p : 0);
  return { embd: rate(embd), attn: rate(attn), resid: rate(resid) };
}

export async function reference(ask: Ask, tokens: number[]): Promise<Reference> {
  const { comparison } = await ask('compare', { runs: [{ tokens }], top: TOP });
  return {
    tokens: comparison.tokens.map(({ token }) => token),
    probabilities: comparison.tokens.map(({ probabilities }) => probabilities[0]!),
  };
}

export async function maskedRun(
  ask: Ask,
  config: ModelConfig,
  tokens: number[],
  settings: Settings,
  seed: number,
  ids: number[],
): Promise<MaskedRun> {
  const interventions = dropoutInputs(config, tokens.length, seed, ratesOf(settings), settings.rescale);
  const { comparison } = await ask('compare', { runs: [{ tokens }, { tokens, interventions }], top: 1, ids });
  const { top, divergence, identical } = comparison.runs[1]!;
  const probabilities = ids.map((id) => comparison.tokens.find(({ token }) => token.id === id)!.probabilities[1]!);
  return { seed, probabilities, top, divergence, identical };
}
