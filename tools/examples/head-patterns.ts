/** The patterns of all heads on the page's prompt, and which head has most to see. */
import { encodeFloats } from '../../src/engine/base64';
import type { Model } from '../../src/engine/model';
import { fetched } from '../../src/engine/outputs';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { headWithMostToSee } from './attention-head';
import { about, OPTIONS, read } from './common';

export async function headPatterns(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const { n_layer, n_head } = model.config;
  const fetch = Array.from({ length: n_layer }, (_, layer) => `blocks.${layer}.attn.pattern`);
  const { activations } = await answerModel(model, 'run', { tokens: ids, fetch }, OPTIONS);
  const { layer, head } = await headWithMostToSee(model, ids);
  const patterns = fetch.map((name) => encodeFloats(fetched(activations, name).data));
  return { ...about(model), prompt, tokens, heads: n_head, start: `${layer}.${head}`, patterns };
}
