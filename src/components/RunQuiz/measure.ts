/**
 * One number for each option of a question, asked of the model (or of its tokenizer alone).
 *
 *   probability  of the option's first token after the prompt: softmax over the whole vocabulary, temperature 1
 *   entropy      of the next-token distribution after the option's own prompt, in nats
 *   tokens       the option's own text costs
 *   divergence   Kullback–Leibler divergence, in nats, from the model as it is to the model with the option's change
 *   cosine       of the option's first token's embedding with that of `to`
 */
import { maskOf, scoresOf, type MaskKind } from '../../engine/derived/attention-changes';
import { cosine } from '../../engine/derived/cosine';
import { probabilityOf } from '../../engine/derived/probability';
import { headsOff, mlpsOff, normsOff, skipsCut } from '../../engine/switches';
import type { Interventions, ModelConfig, SamplingSettings } from '../../engine/types';
import { session } from '../../lab/session';

export type Measure = 'probability' | 'entropy' | 'tokens' | 'cosine' | 'divergence';

export interface MeasuredOption {
  /** What the reader chooses; `code` and *emphasis* allowed. */
  text: string;
  /** Shown where this was chosen and the model says otherwise: what the choice overlooks, whatever the model says. */
  feedback?: string;
  /** The text that is tokenized for this option, where it differs from what is shown. Leading spaces count. */
  input?: string;
  /** The option's own prompt, where the question compares prompts. */
  prompt?: string;
  /** The option's own sampling settings, where the question compares those. */
  settings?: Partial<SamplingSettings>;
  /**
   * For `divergence`: what is switched off. Blocks' MLPs, all heads of blocks, skip paths as `skip_gate` counts them (2 · block,
   * + 1 at the MLP), or LayerNorms as `norm_gate` does; −1 is the last.
   */
  off?: Partial<Record<'mlps' | 'heads' | 'skips' | 'norms', number[] | 'all'>>;
  /** For `divergence`: a score s becomes scores[0]·s + scores[1]·s², or another mask. */
  scores?: [number, number];
  mask?: { kind: MaskKind; width?: number };
}

export interface Question {
  measure: Measure;
  options: MeasuredOption[];
  prompt?: string;
  /** For `cosine`: the word all options are compared with. */
  to?: string;
}

const NEUTRAL: SamplingSettings = { temperature: 1, topK: 0, topP: 1 };

/** The numbers, in the order of the options. Rejects with the session's errors. */
export async function measure(lab: string, question: Question): Promise<number[]> {
  const { options } = question;
  const text = (option: MeasuredOption) => option.input ?? option.text.replace(/[`*]/g, '');
  const ids = async (input: string) =>
    (await session.ask(lab, 'tokenize', { text: input })).tokens.map((token) => token.id);
  const firstId = async (input: string) => (await ids(input))[0] ?? 0;
  const promptOf = (option: MeasuredOption) => option.prompt ?? question.prompt ?? '';

  // One after another: a newer request of the same lab and name would supersede the one before it.
  async function each(number: (option: MeasuredOption) => Promise<number>): Promise<number[]> {
    const numbers: number[] = [];
    for (const option of options) numbers.push(await number(option));
    return numbers;
  }

  switch (question.measure) {
    case 'tokens':
      return each(async (option) => (await ids(text(option))).length);
    case 'entropy':
      return each(async (option) => {
        const settings = { ...NEUTRAL, ...option.settings };
        const tokens = await ids(promptOf(option));
        const { distribution } = await session.ask(lab, 'predict', { tokens, settings, top: 1 });
        return distribution.entropy.final;
      });
    case 'probability':
      return each(async (option) => {
        const tokens = await ids(promptOf(option));
        const { activations } = await session.ask(lab, 'run', { tokens, fetch: ['logits'] });
        return probabilityOf(output(activations, 'logits'), await firstId(text(option)));
      });
    case 'divergence': {
      const { config } = await session.start();
      return each(async (option) => {
        const tokens = await ids(promptOf(option));
        const runs = [{ tokens }, { tokens, interventions: changeBy(config, option, tokens.length) }];
        return (await session.ask(lab, 'compare', { runs, top: 1 })).comparison.runs[1]!.divergence;
      });
    }
    case 'cosine': {
      const compared = [await firstId(question.to ?? '')];
      for (const option of options) compared.push(await firstId(text(option)));
      const { activations } = await session.ask(lab, 'run', { tokens: compared, fetch: ['embed'] });
      const rows = output(activations, 'embed'); // [1 + options, D]
      const width = rows.length / compared.length;
      const row = (i: number) => rows.subarray(i * width, (i + 1) * width);
      return options.map((_, i) => cosine(row(0), row(i + 1)));
    }
  }
}

function changeBy(
  { n_layer: L, n_head: H }: ModelConfig,
  { off, scores, mask }: MeasuredOption,
  T: number,
): Interventions {
  const within = (count: number, indices: readonly number[] | 'all') =>
    indices === 'all' ? Array.from({ length: count }, (_, i) => i) : indices.map((i) => (i < 0 ? count + i : i));
  return {
    ...(off?.mlps && mlpsOff(L, within(L, off.mlps))),
    ...(off?.heads && headsOff(L, H, within(L, off.heads))),
    ...(off?.skips && skipsCut(L, within(2 * L, off.skips))),
    ...(off?.norms && normsOff(L, within(2 * L + 1, off.norms))),
    ...(scores && scoresOf(...scores)),
    ...(mask && maskOf(mask.kind, T, mask.width)),
  };
}

function output(activations: Record<string, { data: Float32Array }>, name: string): Float32Array {
  const activation = activations[name];
  if (!activation) throw new Error(`the run gave no ${name}`);
  return activation.data;
}
