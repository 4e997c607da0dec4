/**
 * What rounding does to a model's predictions: its next-token distributions over prose, held against another model's.
 * Every position of every window counts, the one after the first token as much as the one after the last.
 */
import { readFile } from 'node:fs/promises';
import type { Model } from '../../../src/engine/model';
import { fetched } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import { encode } from '../../../src/engine/tokenizer';
import type { TextBar } from './bars';
import { divergence, expectedFrom } from './divergence';

/** Prose that the default model has not seen; `tests/prose/README.md` says where it is from. */
const PROSE = 'tests/prose/annual-message-1862.txt';

export interface TextFigures {
  /** How many distributions were compared. */
  tokens: number;
  /** Mean D(reference‖candidate) in nats. */
  kl: number;
  /** Share of positions at which both have the same most likely token. */
  top1: number;
}

/** At least `tokens` tokens of the prose, in windows that fill the context: [windows][length]. */
export async function proseWindows(length: number, tokens: number): Promise<number[][]> {
  const ids = encode(await readFile(PROSE, 'utf8')).map(({ id }) => id);
  const count = Math.ceil(tokens / length);
  if (ids.length < count * length) throw new Error(`${PROSE} has ${ids.length} tokens, ${count * length} are needed`);
  return Array.from({ length: count }, (_, i) => ids.slice(i * length, (i + 1) * length));
}

/** Figures of each candidate, in their order; `onWindow` hears of each window done. */
export async function compareOnText(
  reference: Model,
  candidates: readonly Model[],
  windows: readonly (readonly number[])[],
  onWindow: (done: number, total: number) => void = () => undefined,
): Promise<TextFigures[]> {
  const sums = candidates.map(() => ({ tokens: 0, kl: 0, same: 0 }));
  for (const [done, tokens] of windows.entries()) {
    const expected = await logitRows(reference, tokens);
    const found: Float32Array[][] = [];
    for (const candidate of candidates) found.push(await logitRows(candidate, tokens));
    for (const [position, row] of expected.entries()) {
      const truth = expectedFrom(row);
      for (const [i, sum] of sums.entries()) {
        const { kl, sameTop } = divergence(truth, found[i]![position]!);
        sum.tokens += 1;
        sum.kl += kl;
        sum.same += Number(sameTop);
      }
    }
    onWindow(done + 1, windows.length);
  }
  return sums.map(({ tokens, kl, same }) => ({ tokens, kl: kl / tokens, top1: same / tokens }));
}

/** False also where a figure is not a number. */
export function isWithin({ kl, top1 }: TextFigures, bar: TextBar): boolean {
  return kl <= bar.kl && top1 >= bar.top1;
}

/** Logits [V] at every position. */
async function logitRows(model: Model, tokens: readonly number[]): Promise<Float32Array[]> {
  const logitPositions = tokens.map((_, position) => position);
  const { data } = fetched(await run(model, { tokens, logitPositions, fetch: ['logits'] }), 'logits');
  const width = model.config.vocab_size;
  return logitPositions.map((position) => data.subarray(position * width, (position + 1) * width));
}
