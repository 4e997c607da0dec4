/**
 * Text token by token: the first run reads the prompt, each later one the newest token alone, with the keys and values
 * of all tokens before it. The same tokens, settings and seed give the same text, in one go or continued.
 */
import type { Model } from './model';
import { cacheFrom, fetched, presentNames } from './outputs';
import { uniform } from './random';
import { run } from './run';
import { Weighing } from './sampling';
import { describe } from './tokenizer';
import type { Distribution, KeyValueCache, SamplingSettings, Token } from './types';

export interface GenerateRequest {
  /** The prompt's ids. */
  tokens: readonly number[];
  /** How many tokens to add at most. */
  count: number;
  settings: SamplingSettings;
  seed: number;
  /** Token i is drawn with uniform(seed, firstStep + i): not 0 where a text is continued. */
  firstStep?: number;
  /** How many candidates each distribution lists. */
  top: number;
}

export interface Generated {
  token: Token;
  probability: number;
  draw: number;
  distribution: Distribution;
}

export interface GenerateOptions {
  /** Called with every token; awaited, so that the caller can let other work in between. */
  onToken?(token: Generated): void | Promise<void>;
  /** Looked at before every token; what there is by then is returned. */
  signal?: AbortSignal;
}

/** Errors: those of `run`, e.g. 'context-overflow' for a prompt that is too long by itself. */
export async function generate(
  model: Model,
  request: GenerateRequest,
  { onToken, signal }: GenerateOptions = {},
): Promise<{ tokens: Generated[]; stopped: 'count' | 'context-full' }> {
  const { config } = model;
  const fetch = ['logits', ...presentNames(config)];
  const tokens: Generated[] = [];
  let unread = request.tokens;
  let cache: KeyValueCache | undefined;
  while (tokens.length < request.count && !signal?.aborted) {
    // The text never grows beyond what the model can read; a longer prompt is refused by `run`.
    if (request.tokens.length + tokens.length === config.n_positions) return { tokens, stopped: 'context-full' };
    const activations = await run(model, cache ? { tokens: unread, cache, fetch } : { tokens: unread, fetch });
    cache = cacheFrom(activations, config);
    const next = choose(fetched(activations, 'logits').data, request, tokens.length);
    tokens.push(next);
    unread = [next.token.id];
    await onToken?.(next);
  }
  return { tokens, stopped: 'count' };
}

function choose(logits: Float32Array, request: GenerateRequest, index: number): Generated {
  const { settings, seed, firstStep = 0, top } = request;
  const weighing = new Weighing(logits, settings);
  const draw = uniform(seed, firstStep + index);
  const { id, probability } = weighing.draw(draw);
  return { token: describe(id), probability, draw, distribution: weighing.distribution(top) };
}
