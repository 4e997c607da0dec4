/** Quantisation at any width: the bound of half a scale; the same as the converter's at 8 bits; the figures of the chapter. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeFloats } from '../../../src/engine/base64';
import { klDivergence } from '../../../src/engine/derived/entropy';
import { logitError } from '../../../src/engine/derived/logit-error';
import type { Model } from '../../../src/engine/model';
import { outputNames } from '../../../src/engine/outputs';
import { dequantiseChannel, quantisationError, quantiseChannel } from '../../../src/engine/quantise';
import { run } from '../../../src/engine/run';
import { runTiming } from '../../../src/engine/run-timing';
import { softmax } from '../../../src/engine/softmax';
import type { StoredChannels } from '../../../src/components/Int8/channels';
import { quantiseColumns } from '../../../tools/convert/quantise';
import { loadModelFromFolder } from '../../../tools/lib/node-files';
import { RandomNumbers } from '../../../tools/lib/random-numbers';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder('public/models/course-12m')));
afterAll(() => model.dispose());

const { channels } = JSON.parse(readFileSync('src/examples/int8.json', 'utf8')) as StoredChannels;
const normal = (n: number) => {
  const values = new Float32Array(n);
  new RandomNumbers(5).fillNormal(values, 0, 0.1);
  return values;
};

it('is what the converter does, at 8 bits', () => {
  const matrix = normal(60);
  const expected = quantiseColumns(matrix, 1);
  const { values, scale } = quantiseChannel(matrix, 8);
  expect([...values]).toEqual([...expected.values]);
  expect(scale).toBe(expected.scales[0]);
  expect(quantiseChannel([0, 0], 4)).toEqual({ values: Int8Array.of(0, 0), scale: 1 });
  expect([...quantiseChannel([1, -1, 0.4, 0.6], 2).values]).toEqual([1, -1, 0, 1]);
});

it.each([8, 6, 4, 3, 2])('errs by half a scale at most at %i bits', (bits) => {
  for (const exact of [normal(500), ...channels.map((channel) => decodeFloats(channel.exact))]) {
    const rounded = quantiseChannel(exact, bits);
    const { largest } = quantisationError(exact, dequantiseChannel(rounded));
    expect(largest).toBeLessThanOrEqual(rounded.scale * 0.5001);
    expect(largest).toBeGreaterThan(0);
  }
});

it('measures errors', () => {
  expect(quantisationError([3, 4], [3, 5])).toEqual({ largest: 1, relative: 1 / 5 });
  expect(quantisationError([0], [0])).toEqual({ largest: 0, relative: 0 });
});

it('a channel is what the model computes with', () => {
  for (const { tensor, index, values, scale, exact } of channels) {
    const found = model.weights.channel(tensor, index)!;
    expect([...found.values]).toEqual(values);
    expect(found.scale / scale).toBeCloseTo(1, 3);
    expect([...dequantiseChannel(found)]).toEqual([...model.weights.column(tensor, index)]);
    // As the checkpoint, rounded: the excerpt belongs to this channel.
    expect([...quantiseChannel(decodeFloats(exact), 8).values]).toEqual(values);
  }
  expect(model.weights.channel('ln_f.bias', 0)).toBeNull();
});

it('holds logits against logits', () => {
  const [exact, found] = [Float32Array.of(1, 3, 2), Float32Array.of(1, 2, 2.5)];
  const error = logitError(exact, found, 2);
  expect(error.largest).toBe(1);
  expect(error.kl).toBeCloseTo(klDivergence(softmax(exact), softmax(found)), 12);
  expect(error.sameTop).toBe(false);
  expect(error.tokens.map(({ token }) => token.id)).toEqual([1, 2]);
});

it('the file of exact logits is long enough, and close to the quantised model’s, not equal', async () => {
  const stored = JSON.parse(readFileSync('src/examples/exact-error.json', 'utf8')) as {
    bytes: number;
    prompts: { tokens: { id: number }[] }[];
  };
  const file = readFileSync('public/exact/logits.bin');
  expect(file.length).toBe(stored.bytes);
  const V = model.config.vocab_size;
  expect(stored.bytes).toBe(4 * V * stored.prompts.length);
  const exact = Float32Array.from({ length: V }, (_, id) => file.readFloatLE(4 * id));
  const { logits } = await run(model, { tokens: stored.prompts[0]!.tokens.map(({ id }) => id), fetch: ['logits'] });
  const { kl, largest } = logitError(exact, logits!.data, 1);
  expect(kl).toBeGreaterThan(0);
  expect(kl).toBeLessThan(0.01);
  expect(largest).toBeLessThan(1);
});

it('times both ways in turns, and counts what is fetched', async () => {
  let clock = 0;
  const tokens = [7454, 2402, 257];
  const timing = await runTiming(model, { tokens, repeats: 2 }, { now: () => clock++ });
  expect(timing.times).toEqual({ logits: [1, 1], all: [1, 1] });
  expect(timing.outputs).toBe(outputNames(model.config).length);
  const all = await run(model, { tokens, fetch: outputNames(model.config) });
  expect(timing.bytes).toBe(Object.values(all).reduce((sum, { data }) => sum + 4 * data.length, 0));
});
