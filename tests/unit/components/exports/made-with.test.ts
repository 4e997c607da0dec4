/** Numbers are saved with what they were made with, whatever the reader has written or set since. */
import { expect, it } from 'vitest';
import { exportOf as cutSkip } from '../../../../src/components/CutSkip/export';
import { exportOf as decodeSteps } from '../../../../src/components/DecodeSteps/export';
import { exportOf as generate } from '../../../../src/components/Generate/export';
import { exportOf as greedyLoop } from '../../../../src/components/GreedyLoop/export';
import { exportOf as headKinds } from '../../../../src/components/HeadKinds/export';
import { scoresOf } from '../../../../src/components/HeadKinds/scores';
import { patternsOf } from '../../../../src/components/HeadPatterns/stored';
import { exportOf as logitLens } from '../../../../src/components/LogitLens/export';
import { exportOf as nextToken } from '../../../../src/components/NextToken/export';
import { exportOf as sampling } from '../../../../src/components/Sampling/export';
import { exportOf as wordOrder } from '../../../../src/components/WordOrder/export';
import { example, shown } from './stored';

const SETTINGS = { temperature: 0.5, topK: 3, topP: 0.9 };

it('keeps the prompt and tokens of an answer', () => {
  const { distribution, prompt, tokens } = example('next-token');
  expect(nextToken('m', { ...distribution, text: prompt, tokens }).json).toMatchObject({ prompt, tokens });
});

it('keeps the settings of a distribution', () => {
  const e = example('sampling');
  const { json } = sampling(shown(e, { ...e.distribution, settings: SETTINGS }));
  expect(json).toMatchObject({ prompt: e.prompt, tokens: e.tokens, settings: SETTINGS });
});

it('keeps prompt, tokens and settings of steps', () => {
  const { prompt, tokens, steps } = example('decode-steps');
  const decoding = { seed: 9, settings: SETTINGS, cache: false };
  expect(decodeSteps('m', { prompt, tokens, decoding, steps }).json).toMatchObject({ prompt, tokens, ...decoding });
});

it('keeps the seed of a text, and seed and settings of each of two', () => {
  const loop = example('greedy-loop');
  expect(greedyLoop('m', { before: 'a', tokens: [], seed: 7, texts: loop.texts }).json).toMatchObject({
    prompt: 'a',
    seed: 7,
  });
  const { tokens } = example('generate').runs[0];
  const inputs = [
    { seed: 4, settings: SETTINGS },
    { seed: 5, settings: { ...SETTINGS, topK: 0 } },
  ];
  const { json } = generate('m', {
    before: 'a',
    tokens: [],
    texts: inputs.map((input) => ({ input, tokens, key: '', contextFull: false })),
  });
  expect(json).toMatchObject({ prompt: 'a', texts: inputs });
});

it('says the position whose layers are shown: the last that was read', () => {
  const e = example('logit-lens');
  expect(logitLens({ ...shown(e, e.layers), tokens: e.tokens.slice(0, 3) }).json).toMatchObject({ position: 2 });
});

it('leaves out the map of another prompt', () => {
  const e = example('cut-skip');
  const value = { cut: e.cut, other: e.others[0].prompt, at: 4, gate: 0 };
  const mine = cutSkip(shown(e, value), shown(e, e.map), value);
  expect(mine.json).toMatchObject({ at: 4, gate: 0, other: value.other });
  expect(mine.rows[3]!.divergenceSkipCut).toBe(e.map.skip[3]);
  const other = cutSkip(shown(e, value), { ...shown(e, e.map), tokens: e.tokens.slice(1) }, value);
  expect(other.rows.length).toBe(mine.rows.length);
  expect(other.rows[3]).toMatchObject({ divergenceSkipCut: '', divergenceSublayerOff: '', norm: mine.rows[3]!.norm });
});

it('names a prompt where the reader has written one', () => {
  const e = example('head-patterns');
  const patterns = patternsOf(e);
  const file = (copies: readonly [number, number, number] | null) =>
    headKinds(shown(e, { tokens: e.tokens, patterns, copies }), scoresOf(patterns, 'previous')).json.prompt;
  expect([file(null), file([-9, -1, -9])]).toEqual([e.prompt, null]);
});

it('has the tokens of the text in its head, not those of the answer', () => {
  const e = example('word-order');
  expect(wordOrder(shown(e, e.answer)).json).toMatchObject({ tokens: e.tokens, compared: e.answer.comparison.tokens });
});
