/** Answers of the worker that are put together here, and that they can be sent: the numbers are the engine's tests' part. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Model } from '../../../src/engine/model';
import { encode } from '../../../src/engine/tokenizer';
import { answerModel, type AnswerOptions } from '../../../src/lab/answer-model';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`)));
afterAll(() => model.dispose());

const tokens = encode('Once upon a time').map(({ id }) => id);
const options: AnswerOptions = { signal: new AbortController().signal, progress: () => undefined };

it('attributes the logits of several tokens, at the last position unless told otherwise', async () => {
  const input = { tokens, ids: [11, 262] };
  const { attributions } = structuredClone(await answerModel(model, 'attribution', input, options));
  expect(attributions.map(({ id, position }) => [id, position])).toEqual([
    [11, tokens.length - 1],
    [262, tokens.length - 1],
  ]);
  const earlier = await answerModel(model, 'attribution', { ...input, position: 1 }, options);
  expect(earlier.attributions[0]!.position).toBe(1);
  expect(earlier.attributions[0]!.logit).not.toBe(attributions[0]!.logit);
});

it('gives what heads write, in buffers that can be handed over', async () => {
  const { n_head, n_embd } = model.config;
  const input = { tokens, layer: 1, position: 2 };
  const { heads, bias } = (await answerModel(model, 'headWrites', input, options)).activations;
  expect([heads.shape, bias.shape]).toEqual([[n_head, n_embd], [n_embd]]);
  structuredClone(heads, { transfer: [heads.data.buffer] });
  structuredClone(bias, { transfer: [bias.data.buffer] });
  // The model's own weights are still there.
  const again = await answerModel(model, 'headWrites', input, options);
  expect(again.activations.bias.data.length).toBe(n_embd);
});

it('reads rows, columns and whole weights, in buffers that can be handed over', async () => {
  const { n_embd: D } = model.config;
  const parts = [
    { tensor: 'h.0.attn.c_attn.weight', column: 5 },
    { tensor: 'h.0.attn.c_attn.weight', row: 7 },
    { tensor: 'ln_f.bias' },
  ];
  const { values } = await answerModel(model, 'weights', { parts }, options);
  expect(values.map(({ shape }) => shape)).toEqual([[D], [3 * D], [D]]);
  const whole = model.weights.tensor('h.0.attn.c_attn.weight');
  expect(values[0]!.data[7]).toBe(whole[7 * 3 * D + 5]);
  expect(values[1]!.data[5]).toBe(values[0]!.data[7]);
  structuredClone(values, { transfer: values.map(({ data }) => data.buffer as ArrayBuffer) });
  expect((await answerModel(model, 'weights', { parts }, options)).values[2]!.data.length).toBe(D);
  await expect(answerModel(model, 'weights', { parts: [{ tensor: 'h.99' }] }, options)).rejects.toMatchObject({
    code: 'bad-input',
  });
});
