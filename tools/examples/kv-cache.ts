/** What `<CacheCost />` can say before a measurement: differences and sizes. Times belong to the reader's device. */
import { lengthsFor, type Counted } from '../../src/components/CacheCost/measurement';
import type { Model } from '../../src/engine/model';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, OPTIONS, read } from './common';

/** As the lab writes its text. */
const SETTINGS = { temperature: 0.8, topK: 0, topP: 0.95 };

export async function kvCache(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const lengths = lengthsFor(model.config.n_positions);
  const request = { tokens: ids, count: lengths.at(-1)! - ids.length, settings: SETTINGS, seed: 1, top: 1 };
  const { tokens: made } = await answerModel(model, 'generate', request, OPTIONS);
  const text = [...ids, ...made.map(({ token }) => token.id)];
  const results: Counted[] = [];
  for (const length of lengths) {
    const input = { tokens: text.slice(0, length), repeats: 0 };
    const { times: _, ...counted } = (await answerModel(model, 'cacheTiming', input, OPTIONS)).timing;
    results.push(counted);
  }
  return { ...about(model), prompt, tokens, results };
}
