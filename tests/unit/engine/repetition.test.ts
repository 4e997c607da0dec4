/** Repetition and loops in token ids; the probabilities of a given text, against whole runs; and what greedy choice does. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { byTimesSeen, loopAtEnd, seenBefore } from '../../../src/engine/derived/repetition';
import { logSumExp } from '../../../src/engine/derived/probability';
import { tokenLogProbabilities } from '../../../src/engine/derived/surprisal';
import { LINE_BREAK } from '../../../src/components/RepeatedPhrase/copies';
import { generate } from '../../../src/engine/generate';
import type { Model } from '../../../src/engine/model';
import { run } from '../../../src/engine/run';
import { softmax } from '../../../src/engine/softmax';
import { encodeIds } from '../../../src/engine/tokenizer';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder('public/models/course-12m')));
afterAll(() => model.dispose());

it('counts how often the last n tokens have occurred before', () => {
  expect(seenBefore([1, 2, 3, 1, 2, 3, 1, 2], 2)).toEqual([0, 0, 0, 0, 1, 1, 1, 2]);
  expect(seenBefore([5, 5, 5, 5], 2)).toEqual([0, 0, 1, 2]);
  expect(seenBefore([12, 3, 1, 23], 1)).toEqual([0, 0, 0, 0]);
  expect(seenBefore([], 4)).toEqual([]);
});

it('finds the loop that a text ends in', () => {
  expect(loopAtEnd([9, 8, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1], 2, 4)).toEqual({ start: 2, period: 3, copies: 3 });
  expect(loopAtEnd([7, 1, 1, 1, 1], 2, 4)).toEqual({ start: 1, period: 1, copies: 4 });
  expect(loopAtEnd([1, 1], 2, 4)).toBeNull();
  expect(loopAtEnd([1, 2, 3, 4, 1, 2, 3, 5], 2, 4)).toBeNull();
  expect(loopAtEnd([], 2, 4)).toBeNull();
});

it('gives every token’s probability, over the borders of its pieces too', async () => {
  const tokens = Array.from({ length: 70 }, (_, i) => [262, 1468, 582, 373, 13][(i * 7) % 5]!);
  const found = await tokenLogProbabilities(model, tokens);
  expect(found.length).toBe(69);
  for (const t of [1, 31, 32, 33, 64, 69]) {
    const { logits } = await run(model, { tokens: tokens.slice(0, t), fetch: ['logits'] });
    expect(found[t - 1]).toBeCloseTo(Math.log(softmax(logits!.data)[tokens[t]!]!), 3);
  }
  expect(await tokenLogProbabilities(model, [5])).toEqual(new Float64Array(0));
  expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.log(2), 10);
});

it('greedy choice ends in repetition, and what has been there before is expected more', async () => {
  const greedy = { temperature: 0, topK: 0, topP: 1 };
  for (const prompt of ['Once upon a time there was a little', 'She opened the door and looked at the']) {
    const request = { tokens: encodeIds(prompt), count: 100, settings: greedy, seed: 1, top: 1 };
    const { tokens } = await generate(model, request);
    const seen = seenBefore(
      tokens.map(({ token }) => token.id),
      4,
    );
    const p = tokens.map(({ distribution }) => distribution.candidates[0]!.probability);
    const mean = (which: (times: number) => boolean) => {
      const chosen = p.filter((_, i) => which(seen[i]!));
      return chosen.reduce((sum, x) => sum + Math.log(x), 0) / chosen.length;
    };
    expect(seen.filter((times) => times > 0).length, prompt).toBeGreaterThan(50);
    expect(
      mean((times) => times > 0),
      prompt,
    ).toBeGreaterThan(mean((times) => times === 0));
  }
});

it('groups tokens by how often they were seen', () => {
  const groups = byTimesSeen([0, 0, 1, 5, 2], [0.5, 0.25, 0.1, 0.2, 0.4], 2);
  expect(groups.map(({ count }) => count)).toEqual([2, 1, 2]);
  expect(Math.exp(groups[0]!.meanLog)).toBeCloseTo(Math.sqrt(0.125), 12);
  expect(Math.exp(groups[2]!.meanLog)).toBeCloseTo(Math.sqrt(0.08), 12);
  expect(byTimesSeen([], [], 1)[0]!.meanLog).toBeNaN();
});

it('the line break of the lab is GPT-2’s', () => {
  expect(encodeIds('\n')).toEqual([LINE_BREAK]);
});
