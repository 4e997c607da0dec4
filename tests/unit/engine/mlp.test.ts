/** What the chapter on the MLP says of it, on the shipped model: against plain arithmetic on the model's own weights. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerModel, type AnswerOptions } from '../../../src/lab/answer-model';
import { compareRuns } from '../../../src/engine/derived/comparison';
import { mlpWeights } from '../../../src/engine/derived/mlp-token';
import { contributions } from '../../../src/engine/derived/neurons';
import type { Model } from '../../../src/engine/model';
import { run } from '../../../src/engine/run';
import { encode } from '../../../src/engine/tokenizer';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`)));
afterAll(() => model.dispose());

const options: AnswerOptions = { signal: new AbortController().signal, progress: () => undefined };
const idsOf = (text: string) => encode(text).map(({ id }) => id);
const PROMPTS = ['Once upon a time there was a little', 'The king and the queen lived in a', 'She opened the door'];
const gelu = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => sum(Array.from(a, (value, i) => value * b[i]!));
/** vector · matrix [rows, columns], the long way. */
const product = (vector: ArrayLike<number>, matrix: ArrayLike<number>, columns: number) =>
  Array.from({ length: columns }, (_, c) => sum(Array.from(vector, (value, r) => value * matrix[r * columns + c]!)));
const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));

it('is a function of the one token’s vector: matrix, GELU, matrix', async () => {
  const tokens = idsOf(PROMPTS[0]!);
  for (const layer of [0, model.config.n_layer - 1]) {
    const { into, intoBias, outOf, outOfBias } = mlpWeights(layer);
    const [W, b, V, c] = [into, intoBias, outOf, outOfBias].map((name) => model.weights.tensor(name));
    for (const position of [0, 5]) {
      const place = { tokens, layer, position, neuron: 3 };
      const { token } = structuredClone(await answerModel(model, 'mlpToken', place, options));
      const { input, pre, post, out, linear, column, row, bias } = token;
      const D = input.data.length;
      const F = pre.data.length;
      expect([F, out.data.length]).toEqual([4 * D, D]);
      const expectedPre = product(input.data, W!, F).map((value, n) => value + b![n]!);
      expect(furthest(pre.data, expectedPre)).toBeLessThan(1e-4);
      expect(furthest(post.data, expectedPre.map(gelu))).toBeLessThan(1e-4);
      expect(
        furthest(
          out.data,
          product(expectedPre.map(gelu), V!, D).map((v, d) => v + c![d]!),
        ),
      ).toBeLessThan(1e-3);
      expect(dot(input.data, column.data) + bias).toBeCloseTo(pre.data[3]!, 4);
      expect(furthest(row.data, V!.slice(3 * D, 4 * D))).toBe(0);

      if (layer === 0 || position > 0) continue; // once is enough, and slow enough
      // Without GELU both matrices are one: (y·W_in)·W_out = y·(W_in·W_out).
      const one = Array.from({ length: D }, (_, d) => product(W!.slice(d * F, (d + 1) * F), V!, D)).flat(); // [D,D]
      const constant = product(b!, V!, D).map((value, d) => value + c![d]!);
      const collapsed = product(input.data, one, D).map((value, d) => value + constant[d]!);
      expect(furthest(linear.data, collapsed)).toBeLessThan(2e-3);
      // … and that is not what the model computes.
      const wrong = Array.from(linear.data, (value, d) => value - out.data[d]!);
      expect(Math.sqrt(dot(wrong, wrong) / dot(out.data, out.data))).toBeGreaterThan(0.25);

      const { token: strongest } = await answerModel(model, 'mlpToken', { ...place, neuron: -1 }, options);
      expect(post.data[strongest.neuron]).toBe(Math.max(...post.data));
    }
  }
});

it('gives the same for the same vector, wherever it stands', async () => {
  // One vector is put into block 2 at three places of a text: the MLP sees it after LayerNorm if attention adds nothing.
  const tokens = idsOf('She opened the door and looked');
  const { n_layer: L, n_embd: D } = model.config;
  const patch = new Float32Array(L * tokens.length * D);
  const gate = new Float32Array(L * tokens.length);
  const places = [0, 2, 5];
  for (const t of places) {
    for (let d = 0; d < D; d++) patch[(2 * tokens.length + t) * D + d] = Math.sin(d * 1.7);
    gate[2 * tokens.length + t] = 1;
  }
  const sublayers = new Float32Array(2 * L).fill(1);
  sublayers[2 * 2] = 0;
  const { 'blocks.2.mlp_out': out } = await run(model, {
    tokens,
    interventions: {
      resid_patch: { data: patch, shape: [L, tokens.length, D] },
      resid_patch_gate: { data: gate, shape: [L, tokens.length] },
      sublayer_gate: { data: sublayers, shape: [L, 2] },
    },
    fetch: ['blocks.2.mlp_out'],
  });
  const rows = places.map((t) => out!.data.slice(t * D, (t + 1) * D));
  // But for rounding: the runtime multiplies some rows four at a time.
  expect(furthest(rows[0]!, rows[1]!)).toBeLessThan(1e-4);
  expect(furthest(rows[0]!, rows[2]!)).toBeLessThan(1e-4);
  expect(Math.sqrt(dot(rows[0]!, rows[0]!))).toBeGreaterThan(1);
});

it('reports the neurons that write most, and their shares add up', async () => {
  for (const text of PROMPTS) {
    const tokens = idsOf(text);
    const position = tokens.length - 1;
    for (let layer = 0; layer < model.config.n_layer; layer++) {
      const request = { tokens, layer, position, count: 3, top: 4 };
      const { report } = structuredClone(await answerModel(model, 'neurons', request, options));
      const { token } = await answerModel(model, 'mlpToken', { tokens, layer, position, neuron: 0 }, options);
      const F = token.pre.data.length;
      expect(report.active[layer]).toBe(token.pre.data.filter((x) => x > 0).length);
      expect(new Set(report.order).size).toBe(F);
      expect(report.share.at(-1)).toBeCloseTo(1, 5);
      // In every block fewer than 60% of the neurons are active, and a hundred write at least two thirds of the output.
      // Block 0 has most of them.
      expect(report.active[layer]! / F).toBeLessThan(0.6);
      if (layer > 0) expect(report.active[layer]!).toBeLessThan(0.75 * report.active[0]!);
      expect(report.share[99]!).toBeGreaterThan(2 / 3);

      const [first] = report.strongest;
      expect(first!.neuron).toBe(report.order[0]);
      expect(first!.post).toBe(token.post.data[first!.neuron]);
      expect(first!.over[position]).toBe(first!.post);
      const row = model.weights.row(mlpWeights(layer).outOf, first!.neuron);
      expect(first!.length).toBeCloseTo(Math.abs(first!.post) * Math.sqrt(dot(row, row)), 4);
      for (const { token: promoted, logit } of first!.promotes) {
        expect(dot(row, model.weights.tokenEmbedding(promoted.id))).toBeCloseTo(logit, 4);
      }
      const logits = model.weights.times(row, 'wte.weight');
      expect(logits.filter((logit) => logit > first!.promotes[0]!.logit).length).toBe(0);
    }
  }
});

it('measures shares along the output', () => {
  // o = 1·(3,0) + 2·(0,0.5) + 1·(−1,0) = (2,1): shares (6, 1, −2) ÷ 5.
  const { lengths, shares } = contributions([3, 0, 0, 0.5, -1, 0], [1, 2, 1], 2);
  expect([...lengths]).toEqual([3, 1, 1]);
  [6 / 5, 1 / 5, -2 / 5].forEach((share, n) => expect(shares[n]).toBeCloseTo(share, 12));
});

it('cannot do without block 0’s MLP, and hardly misses one of the middle', async () => {
  const { n_layer: L } = model.config;
  for (const text of PROMPTS) {
    const tokens = idsOf(text);
    const without = (layer: number) => {
      const data = new Float32Array(2 * L).fill(1);
      data[2 * layer + 1] = 0;
      return { tokens, interventions: { sublayer_gate: { data, shape: [L, 2] } } };
    };
    const blocks = Array.from({ length: L }, (_, layer) => without(layer));
    const { runs } = await compareRuns(model, { runs: [{ tokens }, ...blocks], top: 1 });
    const [, first, ...others] = runs.map(({ divergence }) => divergence);
    for (const other of others) expect(first! / other).toBeGreaterThan(5);

    // What it adds is many times as long as the stream that it adds to.
    const names = ['blocks.0.resid_mid', 'blocks.0.mlp_out'];
    const out = await run(model, { tokens, fetch: names });
    const [stream, added] = names.map((name) => out[name]!.data.slice(-model.config.n_embd));
    expect(Math.sqrt(dot(added!, added!) / dot(stream!, stream!))).toBeGreaterThan(5);
  }
});
