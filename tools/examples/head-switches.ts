/** No head off, and what every head alone changes, on the page's prompt. */
import { compareWithout, effectsOf, type AskCompare } from '../../src/components/HeadSwitches/ask';
import type { Model } from '../../src/engine/model';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, OPTIONS, read } from './common';

export async function headSwitches(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const ask: AskCompare = (name, input) => answerModel(model, name, input, OPTIONS);
  const comparison = await compareWithout(ask, ids, [], model.config);
  const effects = [];
  for (let layer = 0; layer < model.config.n_layer; layer++)
    effects.push(await effectsOf(ask, ids, layer, model.config));
  return { ...about(model), prompt, tokens, comparison, effects };
}
