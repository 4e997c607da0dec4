/**
 * What the key/value cache saves: the last step of a text, computed both ways in turn and timed. The answers are compared as
 * well, because a fast wrong answer would be worth nothing.
 */
import { bytesOf } from './decode-step';
import { argmax } from './softmax';
import type { Model } from './model';
import { cacheFrom, fetched, presentNames } from './outputs';
import { run } from './run';
import { EngineError } from './errors';
import type { CacheTiming } from './types';

export interface CacheTimingRequest {
  /** At least two. */
  tokens: readonly number[];
  /** How often each way is timed. */
  repeats: number;
}

interface Options {
  /** Milliseconds; tests give a clock of their own. */
  now?(): number;
  /** Awaited between runs, so that the caller can be told to stop. */
  pause?(): Promise<void>;
  signal?: AbortSignal;
}

/**
 * Logits after the last token, by two ways. `whole`: all tokens go through the model. `cached`: the last token alone, with
 * keys and values of the others, which were computed before and are not part of the time; the new ones are fetched, as the
 * next step would need them. The two take turns, after one untimed run of each, so that what else the device does meanwhile
 * hits both.
 */
export async function cacheTiming(
  model: Model,
  { tokens, repeats }: CacheTimingRequest,
  { now = () => performance.now(), pause = async () => undefined, signal }: Options = {},
): Promise<CacheTiming> {
  if (tokens.length < 2) throw new EngineError('bad-input', 'A cache needs a token before the last one');
  const present = presentNames(model.config);
  const before = tokens.slice(0, -1);
  const cache = cacheFrom(await run(model, { tokens: before, fetch: present }), model.config);
  const readWhole = () => run(model, { tokens, fetch: ['logits'] });
  const readLast = () => run(model, { tokens: tokens.slice(-1), cache, fetch: ['logits', ...present] });

  const [whole, cached] = [await readWhole(), await readLast()];
  const [a, b] = [fetched(whole, 'logits').data, fetched(cached, 'logits').data];
  const times = { whole: [] as number[], cached: [] as number[] };
  for (let i = 0; i < repeats && !signal?.aborted; i++) {
    for (const [way, read] of [['whole', readWhole] as const, ['cached', readLast] as const]) {
      const start = now();
      await read();
      times[way].push(now() - start);
      await pause();
    }
  }
  return {
    tokens: tokens.length,
    times,
    largestDifference: a.reduce((most, logit, id) => Math.max(most, Math.abs(logit - b[id]!)), 0),
    largestLogit: a.reduce((most, logit) => Math.max(most, Math.abs(logit)), 0),
    sameTop: argmax(a) === argmax(b),
    cacheBytes: bytesOf(cacheFrom(cached, model.config)),
  };
}
