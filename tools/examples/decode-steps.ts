/** The first steps of `<DecodeSteps />`, with the seed and settings it starts with. */
import { decodingOf, DEFAULTS, TOP } from '../../src/components/DecodeSteps/state';
import type { Model } from '../../src/engine/model';
import type { DecodedStep } from '../../src/engine/types';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, OPTIONS, read } from './common';

export async function decodeSteps(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const { seed, settings, cache } = decodingOf(DEFAULTS);
  const steps: DecodedStep[] = [];
  for (let i = 0; i < DEFAULTS.steps; i++) {
    const text = [...ids, ...steps.map((made) => made.token.id)];
    const request = { tokens: text, settings, seed, step: i, top: TOP, cache: cache && i > 0 };
    steps.push((await answerModel(model, 'decodeStep', request, OPTIONS)).step);
  }
  return { ...about(model), prompt, tokens, steps };
}
