/** What is timed of a loaded model. */
import { INTERVENTION_NAMES, sizesOf } from '../../src/engine/contract';
import { neutralInput } from '../../src/engine/inputs';
import type { Model } from '../../src/engine/model';
import { cacheFrom, outputNames, presentNames } from '../../src/engine/outputs';
import { run } from '../../src/engine/run';
import type { Interventions, ModelConfig } from '../../src/engine/types';
import { RandomNumbers } from '../lib/random-numbers';
import type { TimedCase } from './timing';

/** Names of the cases, of which a table has one row each. */
export const CASES = {
  one: '1 token',
  sixteen: '16 tokens',
  long: '64 tokens',
  everything: '16 tokens, all activations fetched',
  changed: '16 tokens, every intervention changed',
  bare: '16 tokens, graph without interventions',
  decode: '1 token after 127 in the cache',
  recompute: '128 tokens, for the logits of the last',
} as const;
export type CaseName = keyof typeof CASES;

/** Tokens with the last one's logits fetched and nothing else, unless the name says so. */
export async function casesOf(model: Model, bare: Model | null): Promise<Partial<Record<CaseName, TimedCase['call']>>> {
  const { config } = model;
  const logits = (tokens: number) => () => run(model, { tokens: someTokens(tokens), fetch: ['logits'] });
  const fetchPresent = ['logits', ...presentNames(config)];
  const cache = cacheFrom(await run(model, { tokens: someTokens(127), fetch: presentNames(config) }), config);
  const tokens = someTokens(16);
  const interventions = changedInterventions(config, 16);
  return {
    one: logits(1),
    sixteen: logits(16),
    long: logits(64),
    everything: () => run(model, { tokens, fetch: outputNames(config) }),
    changed: () => run(model, { tokens, interventions, fetch: ['logits'] }),
    ...(bare && { bare: () => run(bare, { tokens, fetch: ['logits'] }) }),
    decode: () => run(model, { tokens: [17], cache, fetch: fetchPresent }),
    recompute: logits(128),
  };
}

/** Ids spread over the vocabulary, always the same. */
export function someTokens(count: number): number[] {
  const random = new RandomNumbers(1);
  return Array.from({ length: count }, () => Math.floor(50257 * random.uniform()));
}

/** Every input in the shape of its neutral value, but a little away from it; the mask stays causal. */
function changedInterventions(config: ModelConfig, T: number): Interventions {
  const sizes = sizesOf(config, T);
  const random = new RandomNumbers(2);
  return Object.fromEntries(
    INTERVENTION_NAMES.map((name) => {
      const { data, shape } = neutralInput(name, sizes);
      return [name, { data: data.map((value) => value + 0.1 * (random.uniform() - 0.5)), shape }];
    }),
  );
}
