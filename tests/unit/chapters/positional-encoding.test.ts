/** What the chapter on positional encoding says about the model, held against the shipped one; and the parts of its labs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOrder, type Mask, type OrderAnswer } from '../../../src/components/WordOrder/ask';
import { EXAMPLES } from '../../../src/components/WordOrder/examples';
import { firstDifference, isRounding, share } from '../../../src/components/WordOrder/verdict';
import { pairOf, swappedOrder, wordsOf } from '../../../src/components/WordOrder/words';
import { askShift, placesUpTo, shifted } from '../../../src/components/ShiftText/ask';
import { sinusoidValues } from '../../../src/components/PositionTable/figures';
import { askTable, storable, tableOf, type PositionTable } from '../../../src/components/PositionTable/table';
import { columnsBySpread, magnitudeQuantile, reordered, rowCosines } from '../../../src/engine/derived/positions';
import type { Model } from '../../../src/engine/model';
import { fetched } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import { encode } from '../../../src/engine/tokenizer';
import { answerModel } from '../../../src/lab/answer-model';
import type { Requests } from '../../../src/lab/protocol';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { OPTIONS } from '../../../tools/examples/common';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

let model: Model;
beforeAll(async () => {
  model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`);
});
afterAll(() => model.dispose());

const texts = (parts: string[]) => parts.map((text) => ({ text }));

describe('words that change places', () => {
  it('keeps the pieces of a word together, and punctuation apart', () => {
    const words = wordsOf(texts(['I', ' eat', ' a', ' mand', 'arin', ',', ' and', ' "', 'No', '!', '\n', 'So']));
    expect(words.map(({ start, end }) => end - start)).toEqual([1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1]);
    expect(wordsOf([{ text: null }, { text: null }, { text: ' a' }])).toHaveLength(2);
    expect(wordsOf([])).toEqual([]);
  });

  it('never moves the last word, whatever an address asks for', () => {
    const words = wordsOf(texts(['a', ' b', ' c', ' d']));
    expect(pairOf(words, 2, 0)).toEqual([0, 2]);
    expect(pairOf(words, 3, 99)).toEqual([0, 2]);
    expect(pairOf(words, NaN, -1)).toEqual([0, 1]);
    expect(pairOf(words.slice(0, 2), 0, 1)).toBeNull();
  });

  it('gives a permutation in which words of different lengths have changed places', () => {
    const words = wordsOf(texts(['I', ' k', 'ot', 'atsu', ' at', ' mand', 'arin', ' and']));
    expect(swappedOrder(words, [1, 3])).toEqual([0, 5, 6, 4, 1, 2, 3, 7]);
    expect(swappedOrder(words, null)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('draws differences by their order of magnitude', () => {
    expect(share(0)).toBe(0);
    expect(share(1e-7)).toBe(0);
    expect(share(100)).toBe(1);
    expect(share(1) - share(0.1)).toBeCloseTo(1 / 9, 9);
  });
});

describe.each(EXAMPLES)('$label', ({ text, swap }) => {
  const answers = new Map<string, OrderAnswer>();
  const ask = async (scale: number, mask: Mask) => {
    const tokens = encode(text);
    const words = wordsOf(tokens);
    const order = swappedOrder(words, pairOf(words, ...swap));
    const ids = tokens.map(({ id }) => id);
    expect(order.map((at) => ids[at]).sort()).toEqual([...ids].sort());
    const asked = await askOrder(
      (input) => answerModel(model, 'compare', input, OPTIONS),
      model.config.n_layer,
      ids,
      order,
      { scale, mask },
    );
    answers.set(`${scale} ${mask}`, asked);
    return asked;
  };

  it('makes a difference from block 0 on in the model as it is, and without the mask', async () => {
    for (const mask of ['causal', 'none'] as const) {
      const { stages, comparison } = await ask(1, mask);
      expect(firstDifference(stages)).toBe(1);
      expect(comparison.runs[1]!.divergence).toBeGreaterThan(1e-4);
    }
  });

  it('leaves nothing but rounding without positions and mask: thousands of times less than usual', async () => {
    const { stages, comparison } = await ask(0, 'none');
    expect(stages.every((stage) => isRounding(stage))).toBe(true);
    for (const { difference, usual } of stages.slice(1)) {
      expect(difference).toBeLessThan(1e-4);
      expect(usual).toBeGreaterThan(1000 * difference);
    }
    expect(comparison.runs[1]!.divergence).toBeLessThan(1e-9);
    expect(comparison.runs[1]!.top?.id).toBe(comparison.runs[0]!.top?.id);
  });

  it('leaks through the mask in block 1, not before', async () => {
    const { stages, comparison } = await ask(0, 'causal');
    expect(firstDifference(stages)).toBe(2);
    // Not a faint echo: about what it is with positions, or more, in every example the page offers.
    expect(stages.at(-1)!.difference).toBeGreaterThan(0.5 * stages.at(-1)!.usual);
    expect(comparison.runs[1]!.divergence).toBeGreaterThan(1e-3);
  });
});

it('takes a step of int8 arithmetic for rounding only where the model computes so', () => {
  const step = { difference: 5e-3, size: 1 };
  expect(isRounding(step, 'int8')).toBe(true);
  expect(isRounding(step)).toBe(false);
  expect(isRounding({ difference: 3.5e-2, size: 1 }, 'int8')).toBe(false);
});

it('gives the same logits at the last position for any order of the words before it, but for rounding', async () => {
  const ids = encode('The old king loved the young queen and the').map(({ id }) => id);
  const T = ids.length;
  const bag = {
    position_scale: { data: Float32Array.of(0), shape: [1] },
    attention_bias: { data: new Float32Array(T * T), shape: [T, T] },
  };
  const logits = async (tokens: number[], interventions = {}) =>
    fetched(await run(model, { tokens, interventions, fetch: ['logits'] }), 'logits').data;
  const reversed = [...ids.slice(0, -1).reverse(), ids.at(-1)!];
  const most = (a: Float32Array, b: Float32Array) => a.reduce((m, x, i) => Math.max(m, Math.abs(x - b[i]!)), 0);
  const usual = most(await logits(ids), await logits(reversed));
  const blind = most(await logits(ids, bag), await logits(reversed, bag));
  expect(usual).toBeGreaterThan(0.5);
  expect(blind).toBeLessThan(usual / 10_000);
});

describe('the position table', () => {
  let table: PositionTable;
  beforeAll(async () => {
    table = await askTable((input) => answerModel(model, 'weights', input, OPTIONS));
  });
  /** Mean cosine of rows that are `apart` positions from each other. */
  const meanAt = (values: Float32Array, width: number, apart: number) => {
    const cosines = rowCosines(values, width);
    const rows = values.length / width;
    let sum = 0;
    for (let i = 0; i + apart < rows; i++) sum += cosines[i * rows + i + apart]!;
    return sum / (rows - apart);
  };

  it('is stored exactly, every second row of it', () => {
    const again = tableOf({ model: { id: '', title: '' }, ...storable(table, 2) });
    expect(again.values).toHaveLength(table.values.length / 2);
    again.values.forEach((value, i) => {
      const row = Math.floor(i / table.width) * 2;
      expect(Math.abs(value - table.values[row * table.width + (i % table.width)]!)).toBeLessThan(1e-7);
    });
  });

  it('has rows that are more alike the nearer they are, but no two the same', () => {
    const means = [1, 16, 32, 64, 128].map((apart) => meanAt(table.values, table.width, apart));
    expect(means).toEqual([...means].sort((a, b) => b - a));
    expect(means[0]! - means.at(-1)!).toBeGreaterThan(0.3);
    expect(means[0]).toBeLessThan(0.9);
    // The sinusoids' neighbours are nearer to each other, and fall off within a few positions.
    const { values, columns } = sinusoidValues(table);
    expect(meanAt(values, columns, 1)).toBeGreaterThan(0.95);
    expect(meanAt(values, columns, 1) - meanAt(values, columns, 8)).toBeGreaterThan(0.2);
    expect(means[0]! - meanAt(table.values, table.width, 8)).toBeLessThan(0.1);
  });

  it('has slow waves in its most varying columns, and no fast ones', () => {
    const rows = table.values.length / table.width;
    for (const column of columnsBySpread(table.values, table.width).slice(0, 64)) {
      const values = Array.from({ length: rows }, (_, i) => table.values[i * table.width + column]!);
      expect(rows / strongestWave(values), `column ${column}`).toBeGreaterThanOrEqual(64);
    }
  });
});

/** Waves over all values of the strongest term of the discrete Fourier transform, the mean left out. */
function strongestWave(values: number[]): number {
  const power = (k: number) => {
    let [re, im] = [0, 0];
    values.forEach((value, i) => {
      re += value * Math.cos((2 * Math.PI * k * i) / values.length);
      im += value * Math.sin((2 * Math.PI * k * i) / values.length);
    });
    return re * re + im * im;
  };
  const powers = Array.from({ length: values.length / 2 }, (_, i) => power(i + 1));
  return powers.indexOf(Math.max(...powers)) + 1;
}

describe('a text that is moved', () => {
  const ask = <N extends 'run' | 'weights' | 'compare'>(name: N, input: Requests[N]['in']) =>
    answerModel(model, name, input, OPTIONS);
  const texts = [
    'Once upon a time there was a little',
    'The mother saw her son and',
    'She opened the door and looked at the',
  ];

  it.each(texts)('gets other answers far away, and nearly the same one step away: %s', async (text) => {
    const ids = encode(text).map(({ id }) => id);
    const far = await askShift(ask, model.config, ids, 100);
    const near = await askShift(ask, model.config, ids, 1, far.sweep);
    const none = await askShift(ask, model.config, ids, 0, far.sweep);
    expect(far.comparison.runs[1]!.divergence).toBeGreaterThan(0.3);
    expect(near.comparison.runs[1]!.divergence).toBeLessThan(0.15);
    expect(none.comparison.runs[1]!.identical).toBe(true);
    expect(near.sweep).toBe(far.sweep);
    expect(far.sweep.map(({ offset }) => offset)).toEqual(placesUpTo(model.config.n_positions - ids.length));
    expect(far.sweep[0]!.divergence).toBe(0);
  });

  it('is read by block 0 as token rows plus the rows of the new place', async () => {
    const ids = encode(texts[0]!).map(({ id }) => id);
    const { activations } = await ask('run', { tokens: ids, fetch: ['embed'] });
    const { values } = await ask('weights', { parts: [{ tensor: 'wpe.weight' }] });
    const interventions = shifted(model.config, activations.embed!, values[0]!, 7);
    const read = (await ask('run', { tokens: ids, interventions, fetch: ['blocks.0.resid_pre'] })).activations;
    const D = model.config.n_embd;
    read['blocks.0.resid_pre']!.data.forEach((value, i) => {
      const wanted = activations.embed!.data[i]! + values[0]!.data[7 * D + i]!;
      expect(Math.abs(value - wanted)).toBeLessThan(1e-6);
    });
  });

  it('has a curve from one end of the context to the other', () => {
    expect(placesUpTo(0)).toEqual([0]);
    expect(placesUpTo(3)).toEqual([0, 1, 2, 3]);
    expect(placesUpTo(248)).toHaveLength(17);
    expect(placesUpTo(248).at(-1)).toBe(248);
  });
});

describe('arithmetic of tables', () => {
  // Three rows of two columns: the first column varies more; rows 0 and 2 point the same way.
  const table = Float32Array.of(1, 0, -3, 0.5, 2, 0);
  it('compares rows', () => {
    const cosines = rowCosines(table, 2);
    expect(cosines[0]).toBeCloseTo(1, 6);
    expect(cosines[2]).toBeCloseTo(1, 6);
    expect(cosines[1]).toBeCloseTo(-3 / Math.hypot(3, 0.5), 6);
    expect(cosines[3]).toBe(cosines[1]);
  });
  it('sorts columns by how much they vary', () => {
    expect(columnsBySpread(table, 2)).toEqual([0, 1]);
    expect([...reordered(table, 2, [1, 0])]).toEqual([0, 1, 0.5, -3, 0, 2]);
  });
  it('finds a magnitude that few values exceed', () => {
    expect(magnitudeQuantile(Float32Array.of(-4, 1, 2, 3), 0.5)).toBe(3);
    expect(magnitudeQuantile(new Float32Array(0), 0.5)).toBe(0);
  });
});
