/** The two texts of `<GreedyLoop />`, with the seed it starts with. */
import { COUNT, DEFAULTS, SETTINGS, WAYS, writtenOf, type Written } from '../../src/components/GreedyLoop/texts';
import type { Model } from '../../src/engine/model';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, OPTIONS, read } from './common';

export async function greedyLoop(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const texts: Record<string, Written[]> = {};
  for (const way of WAYS) {
    const request = { tokens: ids, count: COUNT, settings: SETTINGS[way], seed: DEFAULTS.seed, top: 1 };
    const made = (await answerModel(model, 'generate', request, OPTIONS)).tokens;
    texts[way] = made.map((token) => writtenOf(token, way));
  }
  return { ...about(model), prompt, tokens, texts };
}
