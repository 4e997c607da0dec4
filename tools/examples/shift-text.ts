/** The stored run of `<ShiftText />`: the default prompt where it stands, and how it would fare elsewhere. */
import { askShift } from '../../src/components/ShiftText/ask';
import type { Model } from '../../src/engine/model';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, OPTIONS, read } from './common';

export async function shiftText(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const shifted = await askShift((name, input) => answerModel(model, name, input, OPTIONS), model.config, ids, 0);
  return { ...about(model), prompt, tokens, shifted };
}
