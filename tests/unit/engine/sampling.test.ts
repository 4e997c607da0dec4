import { describe, expect, it } from 'vitest';
import { Descending } from '../../../src/engine/descending';
import { uniform } from '../../../src/engine/random';
import { distribution, sample, Weighing } from '../../../src/engine/sampling';
import type { SamplingSettings } from '../../../src/engine/types';
import reference from './fixtures/sampling.json' with { type: 'json' };

const V = 50257;
/** As in fixtures/sampling.py. */
const logits = Float32Array.from({ length: V }, (_, i) => ((i * 7919) % 10007) / 500 - 10);

describe.each(reference.cases.map((c) => [JSON.stringify(c.settings), c] as const))(
  'sampling with %s',
  (_, expected) => {
    const result = distribution(logits, expected.settings, 8);

    it("gives numpy's distribution", () => {
      expect(result.vocabularySize).toBe(V);
      expect(result.keptCount).toBe(expected.keptCount);
      result.candidates.forEach((candidate, i) => {
        const { id, logit, probability, tempered, keptByTopK, keptByTopP, final } = expected.candidates[i]!;
        expect(candidate).toMatchObject({ rank: i + 1, keptByTopK, keptByTopP });
        expect(candidate.token.id).toBe(id);
        expect(candidate.logit).toBe(logit);
        expect(candidate.probability).toBeCloseTo(probability, 12);
        expect(candidate.tempered).toBeCloseTo(tempered, 12);
        expect(candidate.final).toBeCloseTo(final, 12);
      });
      for (const kind of ['original', 'tempered', 'final'] as const) {
        expect(result.entropy[kind]).toBeCloseTo(expected.entropy[kind], 9);
      }
    });

    it('draws the tokens that numpy draws', () => {
      for (const { draw, id, probability } of expected.draws) {
        const drawn = sample(logits, expected.settings, draw);
        expect(drawn.id).toBe(id);
        expect(drawn.probability).toBeCloseTo(probability, 12);
      }
    });
  },
);

describe('properties of a distribution', () => {
  const settings: SamplingSettings = { temperature: 0.8, topK: 300, topP: 0.7 };

  it('sums to one, before and after the cut', () => {
    const { candidates, keptCount } = distribution(logits, settings, V);
    const sum = (key: 'probability' | 'tempered' | 'final') => candidates.reduce((total, c) => total + c[key], 0);
    for (const key of ['probability', 'tempered', 'final'] as const) expect(sum(key)).toBeCloseTo(1, 9);
    expect(candidates.filter(({ final }) => final > 0)).toHaveLength(keptCount);
  });

  it('describes a token the same wherever it stands', () => {
    const weighing = new Weighing(logits, settings);
    const { candidates } = weighing.distribution(2000);
    for (const place of [0, 1, 7, 299, 300, 1999]) {
      expect(weighing.candidate(candidates[place]!.token.id)).toEqual(candidates[place]);
    }
  });

  it('keeps at least one token', () => {
    for (const topP of [0, 1e-12]) expect(distribution(logits, { temperature: 1, topK: 0, topP }, 1).keptCount).toBe(1);
  });

  it('takes −∞ as impossible, and refuses what has no softmax', () => {
    const masked = [-Infinity, 2, 1];
    expect(distribution(masked, { temperature: 1, topK: 0, topP: 1 }, 3).candidates.map((c) => c.final)).toEqual([
      expect.closeTo(0.7310586, 6), // 1 ÷ (1 + 1/e)
      expect.closeTo(0.2689414, 6),
      0,
    ]);
    for (const bad of [
      [NaN, 1],
      [Infinity, 1],
      [-Infinity, -Infinity],
    ]) {
      expect(() => distribution(bad, settings, 1)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    }
  });

  it('refuses settings that mean nothing', () => {
    for (const wrong of [
      { temperature: -1 },
      { temperature: NaN },
      { topK: 1.5 },
      { topK: -1 },
      { topP: 2 },
      { topP: NaN },
    ]) {
      expect(() => sample(logits, { ...settings, ...wrong }, 0)).toThrow(
        expect.objectContaining({ code: 'bad-input' }),
      );
    }
  });

  it('draws with the frequencies it states', () => {
    const few = [1, 2, 0, -1];
    const { candidates } = distribution(few, { temperature: 1, topK: 3, topP: 1 }, 3);
    const counts = new Map<number, number>();
    for (let step = 0; step < 20_000; step++) {
      const { id } = sample(few, { temperature: 1, topK: 3, topP: 1 }, uniform(7, step));
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const { token, final } of candidates) expect(counts.get(token.id)! / 20_000).toBeCloseTo(final, 1);
    expect(counts.has(3)).toBe(false);
  });
});

describe('Descending', () => {
  it('agrees with sorting', () => {
    const values = Array.from({ length: 2000 }, (_, i) => Math.floor(uniform(3, i) * 300));
    const sorted = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
    const lazily = new Descending(values);
    expect(values.map((_, place) => lazily.at(place))).toEqual(sorted);
    expect(() => lazily.at(2000)).toThrow(RangeError);
  });
});
