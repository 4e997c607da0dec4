/** What the stored runs have in common. */
import type { Model } from '../../src/engine/model';
import { encode } from '../../src/engine/tokenizer';
import type { SamplingSettings } from '../../src/engine/types';
import { answerModel, type AnswerOptions, type ModelRequest } from '../../src/lab/answer-model';
import type { Requests } from '../../src/lab/protocol';
import { DIGITS } from './write';

export const NEUTRAL: SamplingSettings = { temperature: 1, topK: 0, topP: 1 };

/** For `answerModel`: nobody stops the run, nobody watches it. */
export const OPTIONS: AnswerOptions = { signal: new AbortController().signal, progress: () => undefined };

/** Whose run it is. */
export function about({ manifest: { id, title, source } }: Model) {
  return { model: { id, title, sha256: source.sha256 }, significantDigits: DIGITS };
}

/** A prompt with its tokens. */
export function read(prompt: string) {
  const tokens = encode(prompt);
  return { prompt, tokens, ids: tokens.map(({ id }) => id) };
}

/** Stands for the page's session: answers as the worker does. */
export function askOf(model: Model) {
  return <N extends ModelRequest>(name: N, input: Requests[N]['in']) => answerModel(model, name, input, OPTIONS);
}
