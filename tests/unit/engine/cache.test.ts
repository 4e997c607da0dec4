/** Decoding with keys and values of earlier tokens gives what running the whole text gives. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Model } from '../../../src/engine/model';
import { cacheFrom, presentNames } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import type { KeyValueCache } from '../../../src/engine/types';
import { largestDifference } from '../../../tools/lib/conformance/compare';
import { convertedModel } from '../../support/models';
import { tempFolder } from '../../support/temp-folder';

const folder = tempFolder();
let model: Model;
beforeAll(async () => void (model = await convertedModel(folder)));
afterAll(() => model.dispose());

const TOKENS = [7454, 2402, 257, 640, 612, 373, 257, 1310, 2576, 508, 5615, 287, 257, 6016];

it('gives the same logits token by token as all at once', async () => {
  const logitPositions = TOKENS.map((_, position) => position);
  const whole = await run(model, { tokens: TOKENS, logitPositions, fetch: ['logits'] });
  const fetch = ['logits', ...presentNames(model.config)];
  let cache: KeyValueCache | undefined;
  for (const [position, token] of TOKENS.entries()) {
    const step: Awaited<ReturnType<typeof run>> = await run(model, { tokens: [token], ...(cache && { cache }), fetch });
    cache = cacheFrom(step, model.config);
    const width = model.config.vocab_size;
    const expected = whole.logits!.data.subarray(position * width, (position + 1) * width);
    expect(largestDifference(step.logits!, { data: expected, shape: [1, width] })).toBeLessThan(1e-4);
  }
  const { n_head, n_embd } = model.config;
  expect(cache!.keys[0]!.shape).toEqual([n_head, TOKENS.length, n_embd / n_head]);
});

it('takes several new tokens after a cache, and interventions whose shapes count the past', async () => {
  const bias = { data: new Float32Array(4 * TOKENS.length), shape: [4, TOKENS.length] };
  const half = TOKENS.slice(0, -4);
  const start = await run(model, { tokens: half, fetch: presentNames(model.config) });
  const request = { tokens: TOKENS.slice(-4), cache: cacheFrom(start, model.config), fetch: ['blocks.0.attn.pattern'] };
  const causal = await run(model, request);
  const open = await run(model, { ...request, interventions: { attention_bias: bias } });
  expect(causal['blocks.0.attn.pattern']!.shape).toEqual([model.config.n_head, 4, TOKENS.length]);
  expect(causal['blocks.0.attn.pattern']!.data[TOKENS.length - 1]).toBe(0);
  expect(open['blocks.0.attn.pattern']!.data[TOKENS.length - 1]).toBeGreaterThan(0);
});

it('counts past and new tokens against the context', async () => {
  const limit = model.config.n_positions;
  const tokens = Array.from({ length: limit - 6 }, () => 262);
  const start = await run(model, { tokens, fetch: presentNames(model.config) });
  const cache = cacheFrom(start, model.config);
  await run(model, { tokens: [1, 2, 3, 4, 5, 6], cache, fetch: ['ln_final.mean'] });
  await expect(run(model, { tokens: [1, 2, 3, 4, 5, 6, 7], cache, fetch: ['ln_final.mean'] })).rejects.toMatchObject({
    code: 'context-overflow',
    details: { limit, tokens: limit + 1 },
  });
});
