/** Stored runs of the chapter on layer normalization, with the questions its figures start with. */
import type { Model } from '../../src/engine/model';
import { askNormsOff } from '../../src/components/NormOff/ask';
import { askScale, storable as storableScale } from '../../src/components/NormScale/ask';
import { askNorm, storable } from '../../src/components/NormValues/ask';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, OPTIONS, read } from './common';

export async function normValues(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const wanted = { norm: 'ln1' as const, layer: 3, position: -1 };
  const answer = await askNorm((name, input) => answerModel(model, name, input, OPTIONS), ids, model.config, wanted);
  return { ...about(model), prompt, tokens, ...storable(answer) };
}

export async function normOff(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const ask: Parameters<typeof askNormsOff>[0] = (input) => answerModel(model, 'compare', input, OPTIONS);
  const answer = await askNormsOff(ask, ids, model.config, [2 * model.config.n_layer], 0);
  return { ...about(model), prompt, tokens, ...answer };
}

export async function normScale(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const wanted = { layer: 3, position: -1, factor: 10 };
  const answer = await askScale((name, input) => answerModel(model, name, input, OPTIONS), ids, model.config, wanted);
  return { ...about(model), prompt, tokens, ...storableScale(answer) };
}
