/** What the chapter on layer normalization says of it, on the shipped model: against plain arithmetic. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scaledStream } from '../../../src/components/NormScale/ask';
import { formatNorms, parseNorms, scaleNames } from '../../../src/components/NormOff/ask';
import { namesOf, NORMS } from '../../../src/components/NormValues/ask';
import { compareRuns } from '../../../src/engine/derived/comparison';
import type { Model } from '../../../src/engine/model';
import { run } from '../../../src/engine/run';
import { normsOff } from '../../../src/engine/switches';
import { encode } from '../../../src/engine/tokenizer';
import type { Activations, Interventions } from '../../../src/engine/types';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`)));
afterAll(() => model.dispose());

const PROMPTS = ['Once upon a time there was a little', 'The king and the queen lived in a', 'She opened the door'];
const idsOf = (text: string) => encode(text).map(({ id }) => id);
const rowOf = (activations: Activations, name: string, position: number) => {
  const { data, shape } = activations[name]!;
  return data.slice(position * shape[1]!, (position + 1) * shape[1]!);
};
const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));

it('takes mean and variance over one token’s features, divided by D', async () => {
  const L = model.config.n_layer;
  for (const text of PROMPTS) {
    const tokens = idsOf(text);
    for (const norm of NORMS) {
      for (const layer of norm === 'final' ? [0] : [0, L - 1]) {
        const { x: stream, own, weights } = namesOf(norm, layer, L);
        const out = await run(model, {
          tokens,
          fetch: [stream, ...['mean', 'scale', 'normalized'].map((n) => `${own}.${n}`)],
        });
        const [gamma, beta] = ['weight', 'bias'].map((part) => model.weights.tensor(`${weights}.${part}`));
        for (const position of [0, tokens.length - 1]) {
          const x = rowOf(out, stream, position);
          const D = x.length;
          const mean = x.reduce((sum, value) => sum + value, 0) / D;
          const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / D;
          const scale = Math.sqrt(variance + 1e-5);
          expect(out[`${own}.mean`]!.data[position]).toBeCloseTo(mean, 4);
          expect(out[`${own}.scale`]!.data[position]! / scale).toBeCloseTo(1, 4);
          const expected = Array.from(x, (value, d) => ((value - mean) / scale) * gamma![d]! + beta![d]!);
          expect(furthest(rowOf(out, `${own}.normalized`, position), expected)).toBeLessThan(1e-3);
        }
      }
    }
  }
});

it('meets dimensions that stand far out before the output layer, and the same ones for different tokens', async () => {
  const { x: stream, own } = namesOf('final', 0, model.config.n_layer);
  const far = new Map<number, number>();
  for (const text of PROMPTS) {
    const tokens = idsOf(text);
    const out = await run(model, { tokens, fetch: [stream, `${own}.mean`, `${own}.scale`] });
    tokens.forEach((_, t) => {
      const [mean, scale] = ['mean', 'scale'].map((name) => out[`${own}.${name}`]!.data[t]!) as [number, number];
      rowOf(out, stream, t).forEach((value, d) => {
        if (Math.abs(value - mean) / scale > 4) far.set(d, (far.get(d) ?? 0) + 1);
      });
    });
  }
  expect(far.size).toBeLessThan(4);
  expect(Math.max(...far.values())).toBeGreaterThan(3);
});

it('does not notice a factor, nor a summand; the rest of the model does', async () => {
  const { n_layer: L, n_embd: D } = model.config;
  for (const text of PROMPTS) {
    const tokens = idsOf(text);
    const position = tokens.length - 1;
    const stream = 'blocks.3.resid_pre';
    const fetch = [stream, 'blocks.3.ln1.normalized', 'blocks.3.attn_out', 'ln_final.scale'];
    const before = await run(model, { tokens, fetch });
    const x = rowOf(before, stream, position);
    const changed = (values: Float32Array, factor: number) => ({
      tokens,
      fetch,
      interventions: scaledStream(L, tokens.length, D, 3, position, values, factor),
    });
    const both = x.map((value) => 2 * value + 5);
    const { runs } = await compareRuns(model, { runs: [{ tokens, fetch }, changed(x, 10), changed(both, 1)], top: 1 });
    for (const { activations } of runs.slice(1)) {
      for (const name of ['blocks.3.ln1.normalized', 'blocks.3.attn_out']) {
        expect(furthest(rowOf(activations, name, position), rowOf(before, name, position)), name).toBeLessThan(1e-3);
      }
    }
    expect(runs[1]!.divergence).toBeGreaterThan(0.2);
    const scales = runs.map(({ activations }) => activations['ln_final.scale']!.data[position]!);
    expect(scales[1]! / scales[0]!).toBeGreaterThan(3);
  }
});

it('is missed: the final one as a low temperature, all of them altogether', async () => {
  const L = model.config.n_layer;
  const all = Array.from({ length: 2 * L + 1 }, (_, norm) => norm);
  for (const text of PROMPTS) {
    const tokens = idsOf(text);
    const fetch = scaleNames(L);
    const without = (norms: number[]): { tokens: number[]; fetch: string[]; interventions: Interventions } => ({
      tokens,
      fetch,
      interventions: normsOff(L, norms),
    });
    const { runs, tokens: listed } = await compareRuns(model, {
      runs: [{ tokens, fetch }, without([2 * L]), without(all)],
      top: 1,
    });
    const [own, final, none] = runs as [(typeof runs)[0], (typeof runs)[0], (typeof runs)[0]];
    expect(final.entropy).toBeLessThan(own.entropy / 2);
    expect(Math.max(...listed.map(({ probabilities }) => probabilities[2]!))).toBeGreaterThan(0.99);
    const last = (r: typeof own, name: string) => r.activations[name]!.data.at(-1)!;
    // The stream grows dozens of times on its way, and far more where nothing holds it back.
    expect(last(own, 'ln_final.scale') / last(own, 'blocks.0.ln1.scale')).toBeGreaterThan(24);
    expect(last(own, 'ln_final.scale')).toBeGreaterThan(2);
    expect(last(none, 'ln_final.scale') / last(own, 'ln_final.scale')).toBeGreaterThan(5);
  }
});

it('has an address for each norm', () => {
  expect(parseNorms('0a-3b-final', 6)).toEqual([0, 7, 12]);
  expect(formatNorms([0, 7, 12], 6)).toBe('0a-3b-final');
  expect(parseNorms('final', 12)).toEqual([24]);
  expect(parseNorms('6a-0b-0b-x--1a', 6)).toEqual([1, 2]);
  expect(parseNorms('', 6)).toEqual([]);
});
