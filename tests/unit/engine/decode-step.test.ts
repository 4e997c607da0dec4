/** Decoding by single steps, and what the key/value cache saves: the numbers, not the times. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cacheTiming } from '../../../src/engine/cache-timing';
import { cacheBytes, cropped, decodeStep } from '../../../src/engine/decode-step';
import { generate } from '../../../src/engine/generate';
import type { Model } from '../../../src/engine/model';
import { cacheFrom, presentNames } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import { loadModelFromFolder } from '../../../tools/lib/node-files';
import { largestDifference } from '../../../tools/lib/conformance/compare';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder('public/models/course-12m')));
afterAll(() => model.dispose());

const PROMPT = [7454, 2402, 257, 640, 612, 373, 257, 1310];
const SETTINGS = { temperature: 0.9, topK: 200, topP: 0.95 };
const REQUEST = { settings: SETTINGS, seed: 7, top: 4, cache: true };

it('writes the text that `generate` writes, and feeds only what is new', async () => {
  const { tokens: expected } = await generate(model, { tokens: PROMPT, count: 6, settings: SETTINGS, seed: 7, top: 4 });
  const ids = [...PROMPT];
  for (const [step, { token, probability, draw }] of expected.entries()) {
    const made = await decodeStep(model, { ...REQUEST, tokens: ids, step });
    expect(made.token.id).toBe(token.id);
    expect(made.draw).toBe(draw);
    expect(made.probability).toBeCloseTo(probability, 5);
    expect([made.past, made.fed]).toEqual(step === 0 ? [0, PROMPT.length] : [ids.length - 1, 1]);
    expect(made.cacheBytes).toBe(cacheBytes(model.config, ids.length));
    ids.push(token.id);
  }
});

it('goes one step back with a shorter cache, reads all without one, and is never fooled by another text', async () => {
  const long = [...PROMPT, 2576, 508];
  const whole = await decodeStep(model, { ...REQUEST, tokens: long, step: 2, cache: false });
  expect([whole.past, whole.fed]).toEqual([0, long.length]);
  const back = await decodeStep(model, { ...REQUEST, tokens: PROMPT, step: 0 });
  expect([back.past, back.fed]).toEqual([PROMPT.length - 1, 1]);
  const other = [...PROMPT.slice(0, 3), 262, ...PROMPT.slice(4)];
  const cached = await decodeStep(model, { ...REQUEST, tokens: other, step: 0 });
  expect([cached.past, cached.fed]).toEqual([3, other.length - 3]);
  const again = await decodeStep(model, { ...REQUEST, tokens: other, step: 0, cache: false });
  expect(cached.token).toEqual(again.token);
  expect(cached.probability).toBeCloseTo(again.probability, 5);
  expect(cached.endOfText).toBeCloseTo(again.endOfText, 8);
});

it('a cropped cache is that of the shorter text', async () => {
  const fetch = presentNames(model.config);
  const long = cacheFrom(await run(model, { tokens: PROMPT, fetch }), model.config);
  const short = cacheFrom(await run(model, { tokens: PROMPT.slice(0, 5), fetch }), model.config);
  const cut = cropped(long, 5);
  for (const part of ['keys', 'values'] as const) {
    for (const [layer, expected] of short[part].entries()) {
      expect(largestDifference(cut[part][layer]!, expected)).toBeLessThan(1e-5);
    }
  }
});

it('both ways give the same logits; the times come in turns', async () => {
  let clock = 0;
  const tokens = Array.from({ length: 40 }, (_, i) => PROMPT[i % PROMPT.length]!);
  const timing = await cacheTiming(model, { tokens, repeats: 3 }, { now: () => clock++ });
  expect(timing.tokens).toBe(40);
  expect(timing.times).toEqual({ whole: [1, 1, 1], cached: [1, 1, 1] });
  expect(timing.largestDifference).toBeGreaterThan(0);
  expect(timing.largestDifference / timing.largestLogit).toBeLessThan(1e-4);
  expect(timing.sameTop).toBe(true);
  expect(timing.cacheBytes).toBe(cacheBytes(model.config, 40));
});

it('stops between two runs, and needs something to keep', async () => {
  const controller = new AbortController();
  const pause = async () => controller.abort();
  const { times } = await cacheTiming(model, { tokens: PROMPT, repeats: 9 }, { pause, signal: controller.signal });
  expect([times.whole.length, times.cached.length]).toEqual([1, 1]);
  await expect(cacheTiming(model, { tokens: [1], repeats: 1 })).rejects.toMatchObject({ code: 'bad-input' });
});
