/** Stored runs of the chapter on residual connections, made by the labs' own functions. */
import { cut, cutMap } from '../../src/components/CutSkip/ask';
import { storable } from '../../src/components/StreamNorms/stored';
import { whoWrote as written } from '../../src/components/WhoWrote/ask';
import type { Model } from '../../src/engine/model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, askOf, read } from './common';

/** The answer to the reader's prompt is held against the answer to the first of these that differs from it. */
const OTHERS = ['She opened the door and looked at the', 'The king and the queen lived in a'];

export async function streamNorms(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const { norms } = await askOf(model)('streamNorms', { tokens: ids });
  return { ...about(model), prompt, tokens, norms: storable(norms) };
}

export async function whoWrote(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const { candidates, attributions } = await written(askOf(model), ids);
  // What rounding leaves over is noise, and differs between processors.
  const stable = attributions.map((sum) => ({ ...sum, remainder: Number(sum.remainder.toFixed(4)) || 0 }));
  return { ...about(model), prompt, tokens, candidates, attributions: stable };
}

export async function cutSkip(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const others = OTHERS.map(read);
  const ask = askOf(model);
  return {
    ...about(model),
    prompt,
    tokens,
    cut: await cut(ask, model.config, ids, others[0]!.ids, 2, 1),
    map: await cutMap(ask, model.config, ids),
    others: others.map(({ prompt, tokens }) => ({ prompt, tokens })),
  };
}
