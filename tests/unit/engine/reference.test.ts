/**
 * The readable reference that chapters show beside formulas: held against the golden activations, tensor by tensor, and
 * against what the shipped engine computes where both have it.
 */
import ranks from 'gpt-tokenizer/bpeRanks/r50k_base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crossAttention } from '../../../src/engine/reference/attention';
import { dropout } from '../../../src/engine/reference/dropout';
import { embed, neighbours, sinusoids } from '../../../src/engine/reference/embedding';
import { cachedStep, emptyCache, generate } from '../../../src/engine/reference/generate';
import { block, forward, logitLens, postNormBlock } from '../../../src/engine/reference/model';
import { layerNorm } from '../../../src/engine/reference/norm';
import { attribution, greedy, loss, sample } from '../../../src/engine/reference/output';
import { dequantise, quantise } from '../../../src/engine/reference/quantise';
import { merge } from '../../../src/engine/reference/tokens';
import { dot, softmax, sum, type Vector } from '../../../src/engine/reference/vectors';
import type { Weights } from '../../../src/engine/reference/weights';
import { sample as engineSample } from '../../../src/engine/sampling';
import { softmax as engineSoftmax } from '../../../src/engine/softmax';
import { encodeIds } from '../../../src/engine/tokenizer';
import { quantiseColumns } from '../../../tools/convert/quantise';
import { EXACT_NEUTRAL } from '../../../tools/lib/conformance/bars';
import { kindOf, largestDifference } from '../../../tools/lib/conformance/compare';
import { GOLDEN_FOLDER } from '../../../tools/lib/conformance/golden';
import { activation, referenceActivations } from '../../../tools/lib/reference/activations';
import { loadReference } from '../../../tools/lib/reference/load';
import { SafetensorsFile } from '../../../tools/lib/safetensors/reader';
import derived from '../../golden/derived.json' with { type: 'json' };
import goldenCases from '../../golden/golden.json' with { type: 'json' };

const { ids } = goldenCases.prompts[0]!;
let m: Weights;
let golden: SafetensorsFile;
beforeAll(async () => {
  m = await loadReference();
  golden = await SafetensorsFile.open(`${GOLDEN_FOLDER}/golden.safetensors`);
});
afterAll(() => golden.close());

const close = (found: Vector, expected: ArrayLike<number>) =>
  expect(
    largestDifference(activation(found), { data: Float32Array.from(expected), shape: [expected.length] }),
  ).toBeLessThan(EXACT_NEUTRAL);

describe('the whole model, step by step', () => {
  it.each(goldenCases.prompts.slice(0, 2))('equals the golden activations of $name', async (prompt) => {
    const { name } = prompt;
    const largest: Record<string, number> = {};
    const found = referenceActivations(prompt.ids, m);
    for (const [output, value] of Object.entries(found)) {
      const key = `${name}/${output}`;
      const stored = golden.entries.has(key) ? key : `${name}/logits`;
      const { shape } = golden.entry(stored);
      let expected = { data: await golden.floats(stored), shape };
      // One row for each token, of which the reference computes the last.
      if (stored !== key) expected = { data: expected.data.slice(-shape[1]!), shape: shape.slice(1) };
      const kind = kindOf(output);
      largest[kind] = Math.max(largest[kind] ?? 0, largestDifference(value, expected));
    }
    expect(Object.keys(largest)).toHaveLength(20);
    console.log(`Reference against golden, ${name}: largest differences, relative to each tensor's largest value`);
    for (const [kind, difference] of Object.entries(largest)) console.log(`  ${difference.toExponential(1)}  ${kind}`);
    expect(Object.entries(largest).filter(([, difference]) => !(difference < EXACT_NEUTRAL))).toEqual([]);
  });

  it('is what forward and the cache compute too', () => {
    const expected = forward(ids, m);
    const caches = m.blocks.map(emptyCache);
    cachedStep(ids.slice(0, 5), m, caches);
    cachedStep(ids.slice(5, 7), m, caches);
    close(cachedStep(ids.slice(7), m, caches), expected);
    expect(caches.map(({ k, v }) => [k.length, v.length])).toEqual(m.blocks.map(() => [8, 8]));

    const [first, second] = generate(ids, 2, m, greedy).slice(ids.length);
    expect(first).toBe(greedy(expected));
    expect(second).toBe(greedy(forward([...ids, first!], m)));
  });

  it('answers after every block as numpy says', () => {
    const answers = logitLens(ids, m);
    expect(answers).toHaveLength(derived.logitLens.length);
    answers.forEach((logits, i) => {
      const order = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!);
      expect(order.slice(0, 5)).toEqual(derived.logitLens[i]!.top.map(([id]) => id));
    });
  });

  it('adds up to a logit as numpy says', () => {
    const { id, embed: share, pos_embed, layers, logit } = derived.attribution.find((e) => e.case === 'p0')!;
    const found = referenceActivations(ids, m);
    const last = (name: string) => Array.from(found[name]!.data.slice(-m.lnF.gamma.length));
    const stream = last(`blocks.${m.blocks.length - 1}.resid_post`);
    const mean = sum(stream) / stream.length;
    const scale = Math.sqrt(sum(stream.map((x) => (x - mean) ** 2)) / stream.length + 1e-5);
    const part = (name: string) => attribution(last(name), id, scale, m);
    const parts = layers.flatMap((_, l) => [part(`blocks.${l}.attn_out`), part(`blocks.${l}.mlp_out`)]);
    close(
      [part('embed'), part('pos_embed'), ...parts],
      [share, pos_embed, ...layers.flatMap(({ attention, mlp }) => [attention, mlp])],
    );
    const total = part('embed') + part('pos_embed') + sum(parts) + dot(m.lnF.beta, m.wte[id]!);
    expect(total).toBeCloseTo(logit, 3);
  });
});

describe('what the shipped engine computes as well', () => {
  it('softmax', () => {
    const logits = forward(ids, m);
    close(softmax(logits), engineSoftmax(logits));
    expect(loss(logits, 257)).toBeCloseTo(-Math.log(engineSoftmax(logits)[257]!), 9);
  });

  it('draws the same tokens', () => {
    const logits = forward(ids, m);
    for (const [temperature, topK, topP] of [
      [1, 0, 1],
      [0.7, 40, 1],
      [1.5, 0, 0.9],
      [0.8, 50, 0.6],
    ] as const) {
      for (const u of [0, 0.2, 0.5, 0.8, 0.99]) {
        const { id } = engineSample(logits, { temperature, topK, topP }, u);
        expect(sample(logits, temperature, topK || Infinity, topP, u)).toBe(id);
      }
    }
    expect(greedy(logits)).toBe(engineSample(logits, { temperature: 0, topK: 0, topP: 1 }, 0.5).id);
  });

  it('merges words as the tokenizer does', () => {
    const rank = new Map(ranks.flatMap((text, id) => (typeof text === 'string' ? [[text, id] as const] : [])));
    for (const word of ['empowers', ' unbelievably', ' kotatsu', ' the', 'q', ' Transformers', ' mississippi']) {
      const parts = merge([...word], rank);
      expect(parts.map((part) => rank.get(part))).toEqual(encodeIds(word));
    }
  });

  it('quantises columns as the converter does', () => {
    const { weight } = m.blocks[0]!.mlp.up;
    const { values, scales } = quantise(weight);
    const shipped = quantiseColumns(Float32Array.from(weight.flat()), weight[0]!.length);
    close(scales, shipped.scales);
    // The converter's scales are float32: what lies in the middle between two whole numbers may fall to either side.
    const different = values.flat().filter((value, i) => value !== shipped.values[i]);
    expect(different.length).toBeLessThan(0.0005 * shipped.values.length);
    dequantise(values, scales).forEach((row, i) => {
      const errors = row.map((x, j) => Math.abs(x - weight[i]![j]!) / (scales[j]! || 1));
      expect(Math.max(...errors)).toBeLessThan(0.5 + 1e-9);
    });
  });
});

describe('steps that the default model does not take', () => {
  it('encodes positions as the paper of 2017 does', () => {
    const table = sinusoids(50, 8);
    expect(table[0]).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    expect(table[3]![0]).toBeCloseTo(Math.sin(3), 12);
    expect(table[49]![7]).toBeCloseTo(Math.cos(49 / 10000 ** (6 / 8)), 12);
  });

  it('normalises the residual stream itself where the norm comes last', () => {
    const b = m.blocks[0]!;
    const plain = { gamma: b.ln2.gamma.map(() => 1), beta: b.ln2.beta.map(() => 0) };
    for (const row of postNormBlock(embed(ids, m), { ...b, ln2: plain })) {
      expect(sum(row)).toBeCloseTo(0, 9);
      expect(sum(row.map((x) => x * x)) / row.length).toBeCloseTo(1, 3);
    }
    const row = block(embed(ids, m), b)[0]!;
    close(layerNorm(row, plain), layerNorm(layerNorm(row, plain), plain));
  });

  it('looks from one sequence at another', () => {
    const linear = (weight: number[][]) => ({ weight, bias: weight[0]!.map(() => 0) });
    const one = linear([[1, 0], [0, 1]]); // prettier-ignore
    const w = { q: linear([[50, 0], [0, 50]]), k: one, v: linear([[1], [3]]) }; // prettier-ignore
    const memory = [[1, 0], [0, 1], [-1, -1]]; // prettier-ignore
    const found = crossAttention([[0, 1], [1, 0]], memory, w); // prettier-ignore
    // Each query fits one key by far: its value is what comes out, a later one too.
    expect(found.flat().map((x) => Math.round(x * 1e6) / 1e6)).toEqual([3, 1]);
  });

  it('drops a share p and keeps the mean', () => {
    const x: Vector = new Array<number>(20_000).fill(2);
    const dropped = dropout(x, 0.1, 7);
    expect(new Set(dropped)).toEqual(new Set([0, 2 / 0.9]));
    expect(dropped.filter((value) => value === 0).length / x.length).toBeCloseTo(0.1, 2);
    expect(sum(dropped) / x.length).toBeCloseTo(2, 1);
    expect(dropout(x, 0.1, 7)).toEqual(dropped);
    expect(dropout(x, 0.1, 8)).not.toEqual(dropped);
    expect(dropout([1, 2, 3], 0, 1)).toEqual([1, 2, 3]);
  });

  it('finds the nearest embeddings', () => {
    const near = neighbours(ids[0]!, m.wte);
    const cosine = (id: number) => {
      const [a, b] = [m.wte[id]!, m.wte[ids[0]!]!];
      return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    };
    const smallest = Math.min(...near.map(cosine));
    expect(near).toHaveLength(10);
    expect(m.wte.filter((_, id) => id !== ids[0] && cosine(id) > smallest)).toHaveLength(9);
  });
});
