/**
 * Derived quantities on the default model, held against numpy in double precision (`tests/golden/derived.py`), which
 * shares neither code nor method with the engine.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attribution } from '../../../src/engine/derived/attribution';
import { entropy, klDivergence } from '../../../src/engine/derived/entropy';
import { headWriteNames, headWrites } from '../../../src/engine/derived/head-writes';
import { logitLens } from '../../../src/engine/derived/logit-lens';
import { neighbours } from '../../../src/engine/derived/neighbours';
import { patternCell, patternCellNames } from '../../../src/engine/derived/pattern-cell';
import { scoreTermNames, scoreTerms } from '../../../src/engine/derived/score-terms';
import type { Model } from '../../../src/engine/model';
import { run } from '../../../src/engine/run';
import { argmax, softmax } from '../../../src/engine/softmax';
import type { Interventions, LogitAttribution } from '../../../src/engine/types';
import { EXACT_NEUTRAL, exactBar } from '../../../tools/lib/conformance/bars';
import { largestDifference, magnitude } from '../../../tools/lib/conformance/compare';
import { Golden } from '../../../tools/lib/conformance/golden';
import reference from '../../golden/derived.json' with { type: 'json' };
import { convertedModel } from '../../support/models';
import { tempFolder } from '../../support/temp-folder';

const folder = tempFolder();
let golden: Golden;
let model: Model;
beforeAll(async () => {
  golden = await Golden.open();
  model = await convertedModel(folder);
});
afterAll(async () => {
  await model.dispose();
  await golden.close();
});

const idsOf = (prompt: string) => golden.contents.prompts.find(({ name }) => name === prompt)!.ids;

/** As in `LogitAttribution`, without what only the float32 run has. */
type Expected = Omit<LogitAttribution, 'remainder'>;

function numbersOf({ embed, pos_embed, finalBias, layers }: Expected): number[] {
  const perLayer = layers.flatMap((l) => [l.patch, ...l.heads, l.attentionBias, l.attention, l.mlp]);
  return [embed, pos_embed, finalBias, ...perLayer];
}

const patchedPartly: Interventions = Object.fromEntries(
  reference.patchedPartly.map(({ input, shape, data }) => [input, { data: Float32Array.from(data), shape }]),
);

const vector = (values: ArrayLike<number>) => ({ data: Float32Array.from(values), shape: [values.length] });

describe('direct logit attribution', () => {
  const cases = [...new Set(reference.attribution.map((entry) => entry.case))];

  it.each(cases)("equals numpy's in the case %s, and sums to the logit", async (name) => {
    const interventions = name === 'patched_partly' ? patchedPartly : await golden.interventions(name);
    const entries = reference.attribution.filter((entry) => entry.case === name);
    const bar = Object.keys(interventions).length === 0 ? EXACT_NEUTRAL : exactBar(name);
    for (const expected of entries) {
      const { id, position } = expected;
      const request = { tokens: idsOf(expected.prompt), interventions, position, ids: [id] };
      const [found] = await attribution(model, request);
      expect(largestDifference(vector(numbersOf(found!)), vector(numbersOf(expected)))).toBeLessThan(bar);
      expect(Math.abs(found!.logit - expected.logit) / Math.abs(expected.logit)).toBeLessThan(bar);
      const largest = magnitude(vector(numbersOf(found!)).data);
      expect(Math.abs(found!.remainder) / largest).toBeLessThan(1e-5);
      for (const { heads, attentionBias, attention } of found!.layers) {
        const sum = heads.reduce((total, head) => total + head, attentionBias);
        expect(Math.abs(sum - attention) / largest).toBeLessThan(1e-5);
      }
    }
  });

  it('leaves to the remainder what int8 arithmetic rounds away, and no more', async () => {
    const tokens = idsOf('p0');
    const [exact] = await attribution(model, { tokens, ids: [640] });
    const rough = await convertedModel(folder, { weights: 'int8', compute: 'int8' });
    const [found] = await attribution(rough, { tokens, ids: [640] });
    await rough.dispose();
    expect(found!.remainder).not.toBe(0);
    expect(Math.abs(found!.remainder)).toBeLessThan(0.05 * Math.abs(found!.logit));
    expect(Math.abs(found!.logit - exact!.logit)).toBeLessThan(0.05 * Math.abs(exact!.logit));
  });
});

it("splits a score by the head's dimensions, as numpy does, and the parts sum to the graph's score", async () => {
  for (const { terms, ...place } of reference.scoreTerms) {
    const score = `blocks.${place.layer}.attn.scores`;
    const tokens = idsOf('p0');
    const activations = await run(model, { tokens, fetch: [...scoreTermNames(place.layer), score] });
    const found = scoreTerms(activations, place);
    expect(largestDifference(vector(found), vector(terms))).toBeLessThan(EXACT_NEUTRAL);
    const { data } = activations[score]!; // [H,T,T]
    const expected = data[(place.head * tokens.length + place.query) * tokens.length + place.key]!;
    expect(found.reduce((sum, term) => sum + term, 0)).toBeCloseTo(expected, 4);
  }
});

it('takes a cell of a pattern apart: the score’s terms are numpy’s, the share is the power ÷ sum, both as in the run', async () => {
  for (const { terms, ...place } of reference.scoreTerms) {
    const tokens = idsOf('p0');
    const activations = await run(model, { tokens, fetch: patternCellNames(place.layer) });
    const cell = patternCell(activations, place);
    const root = Math.sqrt(cell.terms.length);
    expect(largestDifference(vector(cell.terms.map((term) => term / root)), vector(terms))).toBeLessThan(EXACT_NEUTRAL);
    expect(cell.divided).toBeCloseTo(cell.score, 4);
    expect(cell.share).toBeCloseTo(cell.pattern, 5);
    const T = tokens.length;
    const at = (place.head * T + place.query) * T;
    const whole = activations[`blocks.${place.layer}.attn.pattern`]!.data.slice(at, at + T);
    expect(cell.pattern).toBe(whole[place.key]);
    // Masked: −∞ and e to that, in the cells of later tokens alone.
    expect([...cell.masked].map((score) => score === -Infinity)).toEqual([...whole].map((_, j) => j > place.query));
    expect(cell.powers.slice(place.query + 1).every((power) => power === 0)).toBe(true);
    expect(Math.max(...cell.powers)).toBe(1);
  }
});

it("gives each head's write, as numpy does, and the writes sum to what attention adds", async () => {
  const D = model.config.n_embd;
  for (const { layer, head, position, write } of reference.headWrites) {
    const fetch = [...headWriteNames(layer), `blocks.${layer}.attn_out`];
    const activations = await run(model, { tokens: idsOf('p0'), fetch });
    const { heads, bias } = headWrites(model, activations, layer, position);
    expect(heads.shape).toEqual([model.config.n_head, D]);
    const found = heads.data.subarray(head * D, (head + 1) * D);
    expect(largestDifference(vector(found), vector(write))).toBeLessThan(EXACT_NEUTRAL);
    const sum = bias.data.map((b, i) => {
      return heads.data.reduce((total, value, place) => (place % D === i ? total + value : total), b);
    });
    const added = activations[`blocks.${layer}.attn_out`]!.data.subarray(position * D, (position + 1) * D);
    expect(largestDifference(vector(sum), vector(added))).toBeLessThan(EXACT_NEUTRAL);
  }
});

it("gives numpy's logit lens, entropies and divergences", async () => {
  const layers = await logitLens(model, idsOf('p0'));
  expect(layers.length).toBe(reference.logitLens.length);
  const last = softmax(layers.at(-1)!.logits);
  layers.forEach(({ logits }, i) => {
    const { top, comma, entropy: expectedEntropy, klFromFinal } = reference.logitLens[i]!;
    expect(argmax(logits)).toBe(top[0]![0]);
    for (const [id, logit] of top as [number, number][]) expect(logits[id]).toBeCloseTo(logit, 3);
    expect(logits[11]).toBeCloseTo(comma, 3);
    const probabilities = softmax(logits);
    expect(entropy(probabilities)).toBeCloseTo(expectedEntropy, 4);
    expect(klDivergence(last, probabilities)).toBeCloseTo(klFromFinal, 4);
  });
});

it.each(reference.neighbours)("finds numpy's nearest neighbours of token $id", ({ id, nearest }) => {
  const found = neighbours(model.weights, id, nearest.length);
  found.forEach(({ token, cosine }, place) => {
    expect([token.id, cosine]).toEqual([nearest[place]![0], expect.closeTo(nearest[place]![1]!, 5)]);
  });
});
