/** What the chapter on encoders and decoders says, held against the reference arithmetic and the shipped model. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAttention, favourites, rowOf, type Attention } from '../../../src/components/AttendsTo/ask';
import { EXAMPLES } from '../../../src/components/AttendsTo/examples';
import { attend } from '../../../src/components/CrossAttention/arithmetic';
import { exampleNamed } from '../../../src/components/CrossAttention/examples';
import { formatVectors, parseVectors } from '../../../src/components/CrossAttention/vectors-text';
import { allowed, relation } from '../../../src/components/MaskShapes/shapes';
import type { Model } from '../../../src/engine/model';
import { crossAttention } from '../../../src/engine/reference/attention';
import { matmul } from '../../../src/engine/reference/vectors';
import { encode } from '../../../src/engine/tokenizer';
import { answerModel } from '../../../src/lab/answer-model';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { OPTIONS } from '../../../tools/examples/common';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

describe('cross-attention on small vectors', () => {
  it('weighs values as the formula says', () => {
    const { scores, powers, pattern, output } = attend({ q: [[1, 2]], k: [[3, 0], [0, 1]], v: [[1, 0], [0, 2]] }); // prettier-ignore
    expect(scores[0]![0]).toBeCloseTo(3 / Math.SQRT2, 12);
    expect(scores[0]![1]).toBeCloseTo(2 / Math.SQRT2, 12);
    expect(powers[0]![0]).toBe(1);
    expect(powers[0]![1]).toBeCloseTo(Math.exp(-1 / Math.SQRT2), 12);
    const share = 1 / (1 + Math.exp(-1 / Math.SQRT2));
    expect(pattern[0]![0]).toBeCloseTo(share, 12);
    expect(output[0]![0]).toBeCloseTo(share, 12);
    expect(output[0]![1]).toBeCloseTo(2 * (1 - share), 12);
  });

  it.each(['click', 'cheese'])('is the reference’s crossAttention: pattern and output agree in “%s”', (name) => {
    const { q, k, v } = exampleNamed(name);
    const { pattern, output } = attend({ q, k, v });
    pattern.forEach((row) => expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12));
    matmul(pattern, v).forEach((row, i) => row.forEach((x, j) => expect(output[i]![j]).toBeCloseTo(x, 12)));
    const identity = { weight: [[1, 0], [0, 1]], bias: [0, 0] }; // prettier-ignore
    const keysAsValues = crossAttention(q, k, { q: identity, k: identity, v: identity });
    expect(attend({ q, k, v: k }).output).toEqual(keysAsValues);
  });

  it('gives “mouse” the same attention in both sentences, and opposite outputs', () => {
    const click = attend(exampleNamed('click'));
    const cheese = attend(exampleNamed('cheese'));
    expect(click.pattern[1]).toEqual(cheese.pattern[0]);
    const [device, animal] = [click.output[1]!, cheese.output[0]!];
    expect(device[0]! - device[1]!).toBeGreaterThan(0.5);
    expect(animal[1]! - animal[0]!).toBeGreaterThan(0.5);
  });

  it('leaves the meaning open where a query looks at マウス almost alone', () => {
    const example = exampleNamed('click');
    const { pattern, output } = attend({ ...example, q: [[0, 2], [3, -3]] }); // prettier-ignore
    expect(pattern[1]![0]).toBeGreaterThan(0.95);
    expect(Math.abs(output[1]![0]! - output[1]![1]!)).toBeLessThan(0.05);
  });

  it('reads vectors from an address, and refuses what is none', () => {
    const base = [[1, 2], [3, 4]]; // prettier-ignore
    expect(parseVectors(formatVectors([[0.5, -1], [2, 0]]), base)).toEqual([[0.5, -1], [2, 0]]); // prettier-ignore
    expect(parseVectors('9,-9;0.123,0', base)).toEqual([[3, -3], [0.1, 0]]); // prettier-ignore
    for (const bad of ['', '1,2', '1,2;3', '1,2;3,x', '1,2;3,Infinity', '1,2;3,4;5,6', '1,;2,3']) {
      expect(parseVectors(bad, base), bad).toBe(base);
    }
  });
});

describe('shapes of masks', () => {
  it('has a full square, a triangle, and a square with a rectangle and a triangle', () => {
    expect(allowed('encoder', 5, 0)).toBe(25);
    expect(allowed('decoder', 5, 0)).toBe(15);
    expect(allowed('both', 5, 2)).toBe(2 * 2 + 3 * 2 + 6);
  });
  it('lets information flow from the source to the target alone', () => {
    expect(relation('both', 0, 1, 2)).toBe('self');
    expect(relation('both', 0, 3, 2)).toBe('apart');
    expect(relation('both', 4, 1, 2)).toBe('cross');
    expect(relation('both', 2, 4, 2)).toBe('later');
    expect(relation('both', 4, 2, 2)).toBe('self');
  });
});

describe('what a position attends to in the shipped model', () => {
  let model: Model;
  beforeAll(async () => {
    model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`);
  });
  afterAll(() => model.dispose());
  const ask = (text: string, position: number) =>
    askAttention(
      (input) => answerModel(model, 'run', input, OPTIONS),
      model.config,
      encode(text).map(({ id }) => id),
      position,
    );
  const places = (text: string) => {
    const tokens = encode(text).map((token) => token.text!.trim());
    return (word: string) => tokens.lastIndexOf(word);
  };

  it('gives rows that sum to 1, one for each head', async () => {
    const { rows } = await ask(EXAMPLES[0]!.text, 8);
    expect(rows.map((heads) => heads.length)).toEqual(Array(model.config.n_layer).fill(model.config.n_head));
    for (const row of rows.flat()) expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 5);
  });

  it('does not change at “it”, not in one bit, when the end of the sentence does', async () => {
    const [good, empty] = EXAMPLES;
    expect(places(good!.text)('it')).toBe(good!.position);
    const answers: Attention[] = [];
    for (const { text, position } of [good!, empty!]) answers.push(await ask(text, position));
    expect(answers[1]).toEqual(answers[0]);
  });

  it('looks from “it” mostly at “and” and at itself, less at the oven, least of these at the pizza', async () => {
    const { text, position } = EXAMPLES[0]!;
    const at = places(text);
    const attention = await ask(text, position);
    const mean = rowOf(attention, null);
    const most = [...mean.keys()].sort((a, b) => mean[b]! - mean[a]!).slice(0, 2);
    expect(new Set(most)).toEqual(new Set([at('and'), at('it')]));
    expect(mean[at('pizza')]).toBeLessThan(mean[at('oven')]!);
    expect(mean[at('pizza')]).toBeLessThan(1 / mean.length);
    expect(favourites(attention)[at('pizza')]).toBe(0);
  });

  it('looks from “mouse” at “click” in some heads with most of their attention', async () => {
    const { text, position } = EXAMPLES[2]!;
    const at = places(text);
    expect(position).toBe(at('mouse'));
    const { rows } = await ask(text, position);
    expect(rows.flat().filter((row) => row[at('click')]! > 0.5).length).toBeGreaterThanOrEqual(2);
  });
});
