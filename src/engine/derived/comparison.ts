/**
 * Several runs of the model held against the first one: what an experiment changes in the answer. The runs share one list
 * of tokens, so that every token shown has its probability in every run.
 */
import { EngineError } from '../errors';
import type { Model } from '../model';
import { fetched } from '../outputs';
import { run } from '../run';
import { describe } from '../tokenizer';
import type { Activations, ComparedToken, ComparedRun, Comparison, Interventions } from '../types';
import { Descending } from '../descending';
import { entropy, klDivergence } from './entropy';
import { softmax } from '../softmax';

export interface ComparisonRequest {
  /** At least one; the first is the one that the others are held against. */
  runs: readonly {
    tokens: readonly number[];
    interventions?: Interventions;
    /** Outputs wanted of this run beside its logits. */
    fetch?: readonly string[];
  }[];
  /** How many of the most probable tokens of each run are listed. */
  top: number;
  /** Tokens listed in any case. */
  ids?: readonly number[];
  /** Position whose next token is compared, the last one of each run where absent. */
  position?: number;
}

/**
 * Runs them one after the other. Log-probabilities are natural, over the whole vocabulary at temperature 1.
 * Errors: those of `run`; 'bad-input' without a run.
 */
export async function compareRuns(model: Model, request: ComparisonRequest): Promise<Comparison> {
  const { runs, top, ids = [], position } = request;
  if (runs.length === 0) throw new EngineError('bad-input', 'There is no run to compare');
  const answers: { activations: Activations; logits: Float32Array; probabilities: Float64Array; best: number[] }[] = [];
  for (const { tokens, interventions, fetch = [] } of runs) {
    const activations = await run(model, {
      tokens,
      ...(interventions && { interventions }),
      logitPositions: [position ?? tokens.length - 1],
      fetch: [...fetch, 'logits'],
    });
    const logits = fetched(activations, 'logits').data;
    delete activations.logits;
    answers.push({ activations, logits, ...weighed(logits, Math.max(top, 1)) });
  }
  const [first] = answers;
  const listed = [...new Set([...answers.flatMap(({ best }) => best.slice(0, top)), ...ids])];
  return {
    tokens: listed.map((id): ComparedToken => {
      const probabilities = answers.map((answer) => answer.probabilities[id]!);
      return { token: describe(id), probabilities, logits: answers.map(({ logits }) => logits[id]!) };
    }),
    runs: answers.map(({ activations, logits, probabilities, best }): ComparedRun => {
      const finite = best.length > 0;
      return {
        activations,
        top: finite ? describe(best[0]!) : null,
        entropy: finite ? entropy(probabilities) : NaN,
        divergence: finite ? klDivergence(first!.probabilities, probabilities) : NaN,
        identical: logits.every((logit, id) => Object.is(logit, first!.logits[id])),
        finite,
      };
    }),
  };
}

/** Probabilities [V] and the `top` most probable ids; NaN and none where a logit is not a finite number. */
function weighed(logits: Float32Array, top: number): { probabilities: Float64Array; best: number[] } {
  if (!logits.every(Number.isFinite)) return { probabilities: new Float64Array(logits.length).fill(NaN), best: [] };
  const order = new Descending(logits);
  const best = Array.from({ length: Math.min(top, logits.length) }, (_, place) => order.at(place));
  return { probabilities: softmax(logits), best };
}
