/**
 * Two runs held against each other at every position they have in common, not only the last: what each predicts there, and
 * whether the two agree bit for bit.
 */
import { Descending } from '../descending';
import type { Model } from '../model';
import { fetched } from '../outputs';
import { run } from '../run';
import { softmax } from '../softmax';
import { describe } from '../tokenizer';
import type { Interventions, PositionComparison, Token } from '../types';
import { klDivergence } from './entropy';

export interface PositionRun {
  tokens: readonly number[];
  interventions?: Interventions;
}

/** Rows of logits fetched at once: each is as long as the vocabulary. */
const ROWS = 32;

/**
 * One entry for each position that both runs have, in order. Probabilities are over the whole vocabulary at temperature 1.
 * Errors: those of `run`.
 */
export async function byPosition(
  model: Model,
  runs: readonly [PositionRun, PositionRun],
): Promise<PositionComparison[]> {
  const count = Math.min(...runs.map(({ tokens }) => tokens.length));
  const found: PositionComparison[] = [];
  for (let start = 0; start < count; start += ROWS) {
    const logitPositions = Array.from({ length: Math.min(ROWS, count - start) }, (_, i) => start + i);
    const [first, second] = [
      await rowsOf(model, runs[0], logitPositions),
      await rowsOf(model, runs[1], logitPositions),
    ];
    for (const [i, position] of logitPositions.entries()) {
      const [a, b] = [first[i]!, second[i]!];
      const finite = [a, b].every((row) => row.every(Number.isFinite));
      const [p, q] = finite ? [softmax(a), softmax(b)] : [null, null];
      found.push({
        identical: a.every((logit, id) => Object.is(logit, b[id])),
        divergence: p && q ? klDivergence(p, q) : NaN,
        tops: [topOf(a), topOf(b)],
        // Of the token that really comes next in the first run's text.
        next: [p, q].map((all) => all?.[runs[0].tokens[position + 1] ?? -1] ?? NaN) as [number, number],
      });
    }
  }
  return found;
}

async function rowsOf(model: Model, { tokens, interventions }: PositionRun, logitPositions: number[]) {
  const request = { tokens, logitPositions, fetch: ['logits'], ...(interventions && { interventions }) };
  const { data, shape } = fetched(await run(model, request), 'logits');
  const V = shape[1]!;
  return logitPositions.map((_, i) => data.subarray(i * V, (i + 1) * V));
}

function topOf(logits: Float32Array): Token | null {
  return logits.every(Number.isFinite) ? describe(new Descending(logits).at(0)) : null;
}
