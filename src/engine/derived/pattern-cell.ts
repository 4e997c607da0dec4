/**
 * One cell of an attention pattern, with all that it is made of: the score as a sum over the head's dimensions, and the share
 * as one power divided by the sum of its row. `score`, `masked` and `pattern` are the run's own; the rest is summed here in
 * double precision. Vaswani et al.: Attention Is All You Need (2017), section 3.2.1.
 */
import { fetched } from '../outputs';
import type { Activation, Activations, PatternCell } from '../types';
import { attentionStepNames } from './attention-steps';
import { headVector, products, type ScorePlace } from './score-terms';

/** The outputs that `patternCell` reads. */
export const patternCellNames = attentionStepNames;

export function patternCell(activations: Activations, place: ScorePlace): PatternCell {
  const { layer, head, query, key } = place;
  const [q, k, scores, masked, pattern] = patternCellNames(layer).map((name) => fetched(activations, name)) as [
    Activation,
    Activation,
    Activation,
    Activation,
    Activation,
  ];
  const row = (of: Activation) => headVector(of, head, query); // [S] of [H,T,S]
  const [queryVector, keyVector] = [headVector(q, head, query), headVector(k, head, key)];
  const terms = products(queryVector, keyVector);
  const largest = row(masked).reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = Float64Array.from(row(masked), (score) => Math.exp(score - largest));
  return {
    ...{ layer, head, query, key },
    q: queryVector.slice(),
    k: keyVector.slice(),
    terms,
    divided: terms.reduce((sum, term) => sum + term, 0) / Math.sqrt(terms.length),
    score: row(scores)[key]!,
    masked: row(masked).slice(),
    powers,
    share: powers[key]! / powers.reduce((sum, power) => sum + power, 0),
    pattern: row(pattern)[key]!,
  };
}
