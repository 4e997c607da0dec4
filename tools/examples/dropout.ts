/** Stored runs of the chapter on dropout, made by the labs' own functions. */
import { outputOf, valuesAt } from '../../src/components/DropoutPattern/place';
import { DEFAULTS, maskedRun, reference as unmasked, RUNS } from '../../src/components/DropoutRuns/runs';
import { encodeFloats } from '../../src/engine/base64';
import type { Model } from '../../src/engine/model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { about, askOf, read } from './common';

/** What dropout strikes first: the sum of the embeddings. */
export async function dropoutPattern(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const place = { kind: 'embd' } as const;
  const { data } = await valuesAt(askOf(model), ids, place);
  return { ...about(model), prompt, tokens, output: outputOf(place), values: encodeFloats(data) };
}

export async function dropoutRuns(model: Model): Promise<object> {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const ask = askOf(model);
  const reference = await unmasked(ask, ids);
  const listed = reference.tokens.map(({ id }) => id);
  const runs = [];
  for (let i = 0; i < RUNS; i++) {
    runs.push(await maskedRun(ask, model.config, ids, DEFAULTS, DEFAULTS.seed + i, listed));
  }
  return { ...about(model), prompt, tokens, reference, runs };
}
