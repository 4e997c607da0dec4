/**
 * What the chapter on heads says of the default model. Where a better checkpoint makes one of these fail, the chapter's
 * sentence has to change with it (src/content/docs/multi-head.mdx).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareWithout, effectsOf, gates, type AskCompare } from '../../../src/components/HeadSwitches/ask';
import { askOutputs, largestGap, norm, sumOf } from '../../../src/components/HeadOutputs/outputs';
import { onRepetition, onText, type Ask } from '../../../src/components/HeadKinds/ask';
import { scoresOf } from '../../../src/components/HeadKinds/scores';
import { every } from '../../../src/components/shared/head-name';
import { entropy } from '../../../src/engine/derived/entropy';
import type { Model } from '../../../src/engine/model';
import { encode } from '../../../src/engine/tokenizer';
import { answerModel, type ModelRequest } from '../../../src/lab/answer-model';
import type { RequestName } from '../../../src/lab/protocol';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { loadModelFromFolder } from '../../../tools/lib/node-files';
import { OPTIONS } from '../../../tools/examples/common';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`)));
afterAll(() => model.dispose());

const ask = ((name: RequestName, input: never) =>
  name === 'describe'
    ? { tokens: (input as { ids: number[] }).ids.map((id) => ({ id, text: '', bytes: [] })) }
    : answerModel(model, name as ModelRequest, input, OPTIONS)) as unknown as Ask;
const compare: AskCompare = (name, input) => answerModel(model, name, input, OPTIONS);
const idsOf = (text: string) => encode(text).map(({ id }) => id);
const SHORT = 'Once upon a time there was a little';
const LONG =
  'She opened the door and looked at the dark room, and then she closed the door and went back to the fire with her little brother';
const headsOff = (text: string, off: Parameters<typeof compareWithout>[2]) =>
  compareWithout(compare, idsOf(text), off, model.config);

it('no head off: identical, to the last bit', async () => {
  expect((await headsOff(SHORT, [])).runs[1]!.identical).toBe(true);
});

it('all heads off: earlier words change nothing at all', async () => {
  const { n_layer, n_head } = model.config;
  const other = 'Here upon a time there was a little';
  expect(idsOf(other).length).toBe(idsOf(SHORT).length);
  const [a, b] = [await headsOff(SHORT, every(n_layer, n_head)), await headsOff(other, every(n_layer, n_head))];
  expect(a.runs[1]!.identical).toBe(false);
  for (const { token, probabilities } of a.tokens) {
    const same = b.tokens.find((each) => each.token.id === token.id);
    if (same) expect(same.probabilities[1]).toBe(probabilities[1]);
  }
  expect(b.runs[1]!.top!.id).toBe(a.runs[1]!.top!.id);
  expect(b.runs[1]!.entropy).toBe(a.runs[1]!.entropy);
});

it.each([SHORT, LONG])(
  'few single heads decide the most probable token, and some are better gone: %s',
  async (text) => {
    const { n_layer, n_head } = model.config;
    const tokens = idsOf(text);
    const runs = every(n_layer, n_head).map((at) => ({ tokens, interventions: gates([at], model.config) }));
    const { comparison } = await compare('compare', { runs: [{ tokens }, ...runs], top: 1 });
    const [first, ...others] = comparison.runs;
    const [before, ...after] = comparison.tokens[0]!.probabilities;
    expect(others.filter(({ top }) => top!.id !== first!.top!.id).length).toBeLessThan(runs.length / 5);
    expect(after.filter((p) => p > before!).length).toBeGreaterThan(0);
  },
);

it.each([SHORT, LONG])('the heads of block 0 look most evenly: %s', async (text) => {
  const { patterns } = await onText(ask, idsOf(text), model.config);
  const T = patterns.tokens;
  // Entropy of each row as a share of what even attention has; the average over rows and heads.
  const evenness = patterns.matrices.map((heads) => {
    const shares = heads.flatMap((pattern) =>
      Array.from({ length: T - 1 }, (_, i) => entropy(pattern.subarray((i + 1) * T, (i + 2) * T)) / Math.log(i + 2)),
    );
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  });
  expect(evenness[0]).toBe(Math.max(...evenness));
});

it("a cell of the map is what that head's own comparison says", async () => {
  const layer = await effectsOf(compare, idsOf(SHORT), 2, model.config);
  const { tokens, runs } = await headsOff(SHORT, [[2, 5]]);
  const [before, after] = tokens[0]!.probabilities;
  expect(layer.top.id).toBe(tokens[0]!.token.id);
  expect(layer.delta[5]).toBe(Math.log(after!) - Math.log(before!));
  expect(layer.divergence[5]).toBe(runs[1]!.divergence);
});

it('block 2 moves the prediction of the example further than block 4', async () => {
  const block = (layer: number) => every(model.config.n_layer, model.config.n_head).filter(([l]) => l === layer);
  const divergence = async (layer: number) => (await headsOff(SHORT, block(layer))).runs[1]!.divergence;
  expect(await divergence(2)).toBeGreaterThan(1.5 * (await divergence(4)));
});

it('what heads write and the bias add up to what attention adds; their lengths add up to more', async () => {
  const ids = idsOf(SHORT);
  for (let layer = 0; layer < model.config.n_layer; layer++) {
    for (const position of [0, 3, ids.length - 1]) {
      const outputs = await askOutputs((name, input) => answerModel(model, name, input, OPTIONS), ids, layer, position);
      const length = norm(outputs.attnOut);
      expect(largestGap(sumOf(outputs), outputs.attnOut) / length).toBeLessThan(1e-6);
      const parts = [...outputs.writes, outputs.bias].reduce((sum, part) => sum + norm(part), 0);
      expect(parts).toBeGreaterThan(1.05 * length);
    }
  }
});

it('no induction head, nor one for the same token; most of what the second copy gains is no repetition', async () => {
  const gains = [0, 0];
  for (const seed of [1, 2, 3, 4]) {
    const measured = await onRepetition(ask, seed, model.config);
    for (const kind of ['induction', 'duplicate'] as const) {
      const { all, even } = scoresOf(measured.patterns, kind);
      expect(Math.max(...all.flat())).toBeLessThan(4 * even);
      expect(Math.max(...all.flat())).toBeLessThan(0.15);
    }
    const [first, second, control] = measured.copies!;
    expect(second).toBeGreaterThan(first);
    expect(control).toBeGreaterThan(first);
    gains[0]! += second - first;
    gains[1]! += second - control;
  }
  expect(gains[1]!).toBeLessThan(gains[0]! / 2);
});

it('the head that looks most at the first token of the short example does not on the long one', async () => {
  const short = scoresOf((await onText(ask, idsOf(SHORT), model.config)).patterns, 'first');
  const long = scoresOf((await onText(ask, idsOf(LONG), model.config)).patterns, 'first');
  const [layer, head] = short.strongest;
  expect(long.all[layer]![head]).toBeLessThan(short.all[layer]![head]! / 3);
});
