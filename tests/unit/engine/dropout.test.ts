/** Dropout patterns: right shares, right scale, the same for a seed, independent of each other; and what the model makes of them. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULTS, maskedRun, reference, RUNS } from '../../../src/components/DropoutRuns/runs';
import { compareRuns } from '../../../src/engine/derived/comparison';
import { afterDropout, dropoutInputs, keepMatrix, meanAfterDropout } from '../../../src/engine/dropout';
import type { Model } from '../../../src/engine/model';
import { uniform, uniforms } from '../../../src/engine/random';
import { run } from '../../../src/engine/run';
import { encode } from '../../../src/engine/tokenizer';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { askOf } from '../../../tools/examples/common';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

it('draws in bulk are the single draws', () => {
  for (const seed of [0, 1, 7, 2 ** 53 - 1, -3, 123456789012]) {
    for (const first of [0, 5, 65536 * 1000]) {
      const expected = Array.from({ length: 50 }, (_, i) => uniform(seed, first + i));
      expect([...uniforms(seed, first, 50)]).toEqual(expected);
    }
  }
});

const SIZES = { n_layer: 4, n_head: 3, n_embd: 96 };
const T = 40;
const RATES = { embd: 0.1, attn: 0.3, resid: 0.5 };

describe('patterns', () => {
  const inputs = dropoutInputs(SIZES, T, 7, RATES);

  it('have the shapes of the contract', () => {
    expect(inputs.embd_keep!.shape).toEqual([T, 96]);
    expect(inputs.attn_keep!.shape).toEqual([4, 3, T, T]);
    expect(inputs.resid_keep!.shape).toEqual([4, 2, T, 96]);
  });

  it.each([
    ['embd_keep', 0.1],
    ['attn_keep', 0.3],
    ['resid_keep', 0.5],
  ] as const)('%s drops its share and scales the rest by 1/(1−p)', (name, p) => {
    const { data } = inputs[name]!;
    const dropped = data.filter((value) => value === 0).length / data.length;
    // Four standard deviations of a share of so many independent draws.
    expect(Math.abs(dropped - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / data.length));
    expect(new Set(data)).toEqual(new Set([0, Math.fround(1 / (1 - p))]));
  });

  it('are the same for a seed, others for another', () => {
    expect(dropoutInputs(SIZES, T, 7, RATES)).toEqual(inputs);
    const other = dropoutInputs(SIZES, T, 8, RATES).embd_keep!.data;
    expect(other).not.toEqual(inputs.embd_keep!.data);
  });

  it('are independent: two layers, sublayers or heads agree as often as chance has it', () => {
    const rates = { embd: 0.5, attn: 0.5, resid: 0.5 };
    const { attn_keep, resid_keep } = dropoutInputs(SIZES, T, 3, rates);
    for (const { data, shape } of [attn_keep!, resid_keep!]) {
      const size = shape[2]! * shape[3]!;
      const matrices = Array.from({ length: shape[0]! * shape[1]! }, (_, i) => data.subarray(i * size, (i + 1) * size));
      matrices.forEach((a, i) =>
        matrices.slice(i + 1).forEach((b) => {
          const agreed = a.filter((value, cell) => (value === 0) === (b[cell] === 0)).length / size;
          expect(Math.abs(agreed - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / size));
        }),
      );
    }
  });

  it('do not change for earlier tokens when the prompt grows', () => {
    const longer = dropoutInputs(SIZES, T + 9, 7, RATES).embd_keep!.data;
    expect(longer.subarray(0, T * 96)).toEqual(inputs.embd_keep!.data);
  });

  it('at rate 0 are none at all', () => {
    expect(dropoutInputs(SIZES, T, 7, { embd: 0, attn: 0, resid: 0 })).toEqual({});
  });
});

describe('the mean over many patterns', () => {
  const row = Float32Array.from({ length: 200 }, (_, i) => Math.sin(i) * 3);
  /** Slope of the best line through the origin. */
  const slope = (mean: Float64Array) =>
    mean.reduce((sum, y, i) => sum + y * row[i]!, 0) / row.reduce((sum, x) => sum + x * x, 0);

  it.each([0.1, 0.5])('is the value itself, and 1 − p of it where survivors are not scaled: p = %f', (p) => {
    expect(Math.abs(slope(meanAfterDropout(row, 1, 400, p)) - 1)).toBeLessThan(0.02);
    expect(Math.abs(slope(meanAfterDropout(row, 1, 400, p, false)) - (1 - p))).toBeLessThan(0.02);
  });
});

describe('in the shipped model', () => {
  let model: Model;
  beforeAll(async () => void (model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`)));
  afterAll(() => model.dispose());

  const PROMPTS = [
    'Once upon a time there was a little',
    'She opened the door and looked at the',
    'They lived happily ever',
  ];
  const idsOf = (prompt: string) => encode(prompt).map(({ id }) => id);
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;

  /** Mean divergence of 10 masked runs from the run without dropout. */
  async function meanDivergence(prompt: string, rates: typeof RATES, rescale = true): Promise<number> {
    const tokens = idsOf(prompt);
    const masked = Array.from({ length: 10 }, (_, i) => ({
      tokens,
      interventions: dropoutInputs(model.config, tokens.length, 1 + i, rates, rescale),
    }));
    const { runs } = await compareRuns(model, { runs: [{ tokens }, ...masked], top: 1 });
    return mean(runs.slice(1).map(({ divergence }) => divergence));
  }
  const only = (kind: keyof typeof RATES, p: number) => ({ embd: 0, attn: 0, resid: 0, [kind]: p });
  const everywhere = (p: number) => ({ embd: p, attn: p, resid: p });

  it('rate 0 is the model itself, to the last bit', async () => {
    const tokens = idsOf(PROMPTS[0]!);
    const interventions = dropoutInputs(model.config, tokens.length, 3, everywhere(0));
    const { runs } = await compareRuns(model, { runs: [{ tokens }, { tokens, interventions }], top: 3 });
    expect(runs[1]).toMatchObject({ identical: true, divergence: 0 });
  });

  it('the graph drops what the figure shows as dropped', async () => {
    const tokens = idsOf(PROMPTS[0]!);
    const [size, { n_embd: D }] = [tokens.length, model.config];
    const before = await run(model, { tokens, fetch: ['blocks.0.resid_pre', 'blocks.0.attn_out'] });
    const embd_keep = keepMatrix(5, { kind: 'embd' }, [size, D], 0.1);
    const dropped = await run(model, { tokens, interventions: { embd_keep }, fetch: ['blocks.0.resid_pre'] });
    const unsigned = (data: Float32Array) => data.map((value) => value + 0); // −0 and 0 alike
    expect(unsigned(dropped['blocks.0.resid_pre']!.data)).toEqual(
      unsigned(afterDropout(before['blocks.0.resid_pre']!.data, embd_keep.data)),
    );
    const interventions = dropoutInputs(model.config, size, 5, only('resid', 0.1));
    const resid = await run(model, { tokens, interventions, fetch: ['blocks.0.attn_out'] });
    const keep = keepMatrix(5, { kind: 'resid', layer: 0, sublayer: 0 }, [size, D], 0.1).data;
    expect(unsigned(resid['blocks.0.attn_out']!.data)).toEqual(
      unsigned(afterDropout(before['blocks.0.attn_out']!.data, keep)),
    );
  });

  it.each(PROMPTS)('more dropout moves the answer more, and the sublayers’ most: %s', async (prompt) => {
    const [little, more] = [
      await meanDivergence(prompt, everywhere(0.1)),
      await meanDivergence(prompt, everywhere(0.3)),
    ];
    expect(little).toBeGreaterThan(0.05);
    expect(more).toBeGreaterThan(1.5 * little);
    const [embd, attn, resid] = [
      await meanDivergence(prompt, only('embd', 0.1)),
      await meanDivergence(prompt, only('attn', 0.1)),
      await meanDivergence(prompt, only('resid', 0.1)),
    ];
    expect(resid).toBeGreaterThan(embd);
    expect(resid).toBeGreaterThan(attn);
  });

  it.each(PROMPTS)('without the scaling the answer moves about as far: %s', async (prompt) => {
    const ratio =
      (await meanDivergence(prompt, everywhere(0.1), false)) / (await meanDivergence(prompt, everywhere(0.1)));
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.5);
  });

  it('thirty runs share the first place; a firm beginning holds out more often, but loses as well', async () => {
    const results = [];
    for (const prompt of [PROMPTS[0]!, PROMPTS[2]!]) {
      const ids = idsOf(prompt);
      const { tokens, probabilities } = await reference(askOf(model), ids);
      const listed = tokens.map(({ id }) => id);
      const runs = [];
      for (let i = 0; i < RUNS; i++)
        runs.push(await maskedRun(askOf(model), model.config, ids, DEFAULTS, 1 + i, listed));
      const leading = runs.filter(({ top }) => top!.id === listed[0]).length;
      const mean = runs.reduce((sum, run) => sum + run.probabilities[0]!, 0) / RUNS;
      results.push({ leading, mean, before: probabilities[0]!, firsts: new Set(runs.map(({ top }) => top!.id)).size });
    }
    const [open, firm] = results;
    expect(open!.firsts).toBeGreaterThan(4);
    expect(firm!.leading).toBeGreaterThan(open!.leading);
    expect(firm!.mean).toBeLessThan(0.8 * firm!.before);
  });
});

it('the model card says nothing of dropout, as the chapter tells', () => {
  const card = readFileSync('checkpoints/course-12m/README.md', 'utf8');
  expect(card).toMatch(/AdamW[^|]*batch/);
  expect(card).not.toMatch(/dropout/i);
});
