/**
 * Decoding one token at a time, as a reader does it by hand: each step says what was fed to the model, and what it kept from
 * the steps before. `generate.ts` does the same in one go.
 */
import { probabilityOf } from './derived/probability';
import type { Model } from './model';
import { cacheFrom, fetched, presentNames } from './outputs';
import { uniform } from './random';
import { run } from './run';
import { Weighing } from './sampling';
import { describe, END_OF_TEXT } from './tokenizer';
import type { Activation, DecodedStep, KeyValueCache, ModelConfig, SamplingSettings } from './types';

export interface DecodeStepRequest {
  /** The whole text so far. */
  tokens: readonly number[];
  settings: SamplingSettings;
  seed: number;
  /** Number of the step, from 0: the token is drawn with uniform(seed, step). */
  step: number;
  /** How many candidates are listed. */
  top: number;
  /** Use the keys and values kept from the step before; false: every token goes through the model again. */
  cache: boolean;
}

/** Keys and values of the text that this model read last. */
const kept = new WeakMap<Model, { ids: readonly number[]; cache: KeyValueCache }>();

/**
 * Reads what is new in the text, chooses the next token, and keeps the keys and values for the next step.
 * Errors: those of `run`, e.g. 'context-overflow' for a text that is too long.
 */
export async function decodeStep(model: Model, request: DecodeStepRequest): Promise<DecodedStep> {
  const { tokens, settings, seed, step, top } = request;
  const { config } = model;
  const past = request.cache ? knownLength(kept.get(model)?.ids, tokens) : 0;
  const earlier = past > 0 ? cropped(kept.get(model)!.cache, past) : undefined;
  const fetch = ['logits', ...presentNames(config)];
  const activations = await run(model, { tokens: tokens.slice(past), ...(earlier && { cache: earlier }), fetch });
  const cache = cacheFrom(activations, config);
  kept.set(model, { ids: [...tokens], cache });
  const logits = fetched(activations, 'logits').data;
  const weighing = new Weighing(logits, settings);
  const draw = uniform(seed, step);
  const { id, probability } = weighing.draw(draw);
  return {
    token: describe(id),
    probability,
    draw,
    distribution: weighing.distribution(top),
    past,
    fed: tokens.length - past,
    cacheBytes: bytesOf(cache),
    endOfText: probabilityOf(logits, Math.min(END_OF_TEXT, config.vocab_size - 1)),
  };
}

/**
 * The first `length` tokens of a cache. Nothing has to be computed again: keys and values of a token depend on what stands
 * before it alone.
 */
export function cropped(cache: KeyValueCache, length: number): KeyValueCache {
  const crop = ({ data, shape }: Activation): Activation => {
    const [heads, all, width] = shape as [number, number, number];
    if (all === length) return { data, shape };
    const rows = new Float32Array(heads * length * width);
    for (let head = 0; head < heads; head++) {
      const start = head * all * width;
      rows.set(data.subarray(start, start + length * width), head * length * width);
    }
    return { data: rows, shape: [heads, length, width] };
  };
  return { keys: cache.keys.map(crop), values: cache.values.map(crop) };
}

/** Bytes of all keys and values. */
export function bytesOf({ keys, values }: KeyValueCache): number {
  return [...keys, ...values].reduce((sum, { data }) => sum + data.byteLength, 0);
}

/** The same from the model's sizes: 2 (keys and values) · L layers · T tokens · D numbers · 4 bytes. */
export function cacheBytes({ n_layer, n_embd }: ModelConfig, tokens: number): number {
  return 2 * n_layer * tokens * n_embd * Float32Array.BYTES_PER_ELEMENT;
}

/** How many tokens at the beginning are the same in both; the last one is read in any case, or there were no logits. */
function knownLength(known: readonly number[] | undefined, tokens: readonly number[]): number {
  if (!known) return 0;
  const most = Math.min(known.length, tokens.length - 1);
  let same = 0;
  while (same < most && known[same] === tokens[same]) same += 1;
  return same;
}
