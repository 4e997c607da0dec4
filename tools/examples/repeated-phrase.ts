/** The phrase that `<RepeatedPhrase />` starts with. */
import { askCopies, DEFAULTS } from '../../src/components/RepeatedPhrase/copies';
import type { Model } from '../../src/engine/model';
import { answerModel } from '../../src/lab/answer-model';
import { about, OPTIONS, read } from './common';

export async function repeatedPhrase(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(`${DEFAULTS.phrase}\n`);
  const ask = (name: 'tokenLogProbabilities', input: { tokens: number[] }) => answerModel(model, name, input, OPTIONS);
  return { ...about(model), prompt, tokens, value: await askCopies(ask, ids, model.config.n_positions) };
}
