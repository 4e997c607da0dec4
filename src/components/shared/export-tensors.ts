/** Notes on arrays that many labs export. */
import type { Comparison } from '../../engine/types';
import type { TensorNote, Unit } from './export-data';

/** An array with one axis. */
export function vector(
  name: string,
  at: TensorNote['at'],
  { length }: ArrayLike<number>,
  axis: string,
  unit: Unit = '1',
): TensorNote {
  return { name, at, shape: [length], axes: [axis], unit };
}

/** The pattern of one head over `T` tokens in the model as it is and in the changed one, which stand at `patterns`. */
export function ofPatternPair(layer: number, head: number, T: number): TensorNote[] {
  return ['as it is', 'changed'].map((name, i) => ({
    name: `blocks.${layer}.attn.pattern[${head}], ${name}`,
    at: ['patterns', i],
    shape: [T, T],
    axes: ['query', 'key'],
  }));
}

/** What `Comparison.tokens` holds, which stands at `at`: of every token a probability and a logit in each run. */
export function ofComparison(
  { tokens }: Pick<Comparison, 'tokens'>,
  at: TensorNote['at'] = ['comparison', 'tokens'],
): TensorNote[] {
  return tokens.flatMap(({ token, probabilities, logits }, i) => [
    vector(`probability of token ${token.id} as the next`, [...at, i, 'probabilities'], probabilities, 'run'),
    vector(`logit of token ${token.id}`, [...at, i, 'logits'], logits, 'run', 'nat'),
  ]);
}
