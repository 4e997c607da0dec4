/** What the heads of one block in the middle give at the last token of the page's prompt. */
import { askOutputs } from '../../src/components/HeadOutputs/outputs';
import { storable } from '../../src/components/HeadOutputs/stored';
import type { Model } from '../../src/engine/model';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, OPTIONS, read } from './common';

export async function headOutputs(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const layer = Math.floor(model.config.n_layer / 2) - 1;
  const outputs = await askOutputs(
    (name, input) => answerModel(model, name, input, OPTIONS),
    ids,
    layer,
    ids.length - 1,
  );
  return { ...about(model), prompt, tokens, ...storable(outputs) };
}
