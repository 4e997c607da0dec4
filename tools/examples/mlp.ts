/** Stored runs of the chapter on the MLP, with the questions its figures start with. */
import type { Model } from '../../src/engine/model';
import { askMlp, storable } from '../../src/components/MlpFlow/ask';
import { askOff } from '../../src/components/MlpOff/ask';
import { askNeurons } from '../../src/components/Neurons/ask';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, OPTIONS, read } from './common';

export async function mlpFlow(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const { n_layer: layers, n_embd } = model.config;
  const wanted = { layer: 2, position: -1, neuron: -1 };
  const sizes = { layers, neurons: 4 * n_embd };
  const answer = await askMlp((input) => answerModel(model, 'mlpToken', input, OPTIONS), ids, sizes, wanted);
  return { ...about(model), prompt, tokens, ...storable(answer) };
}

export async function neurons(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const wanted = { layer: 5, position: -1 };
  const ask: Parameters<typeof askNeurons>[0] = (input) => answerModel(model, 'neurons', input, OPTIONS);
  return { ...about(model), prompt, tokens, answer: await askNeurons(ask, ids, model.config.n_layer, wanted) };
}

export async function mlpOff(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const wanted = { what: 'blocks' as const, off: [0], layer: 0, count: 50 };
  const answer = await askOff((name, input) => answerModel(model, name, input, OPTIONS), ids, model.config, wanted);
  return { ...about(model), prompt, tokens, ...answer };
}
