/**
 * What the chapters on queries, keys, values and on masking say about the shipped model: each claim on stored prompts and on
 * a page of prose, none on exact numbers, so that a better-trained checkpoint may replace it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maskOf, scoresOf, type MaskKind } from '../../../src/engine/derived/attention-changes';
import { attentionStepNames, attentionSteps } from '../../../src/engine/derived/attention-steps';
import { byPosition } from '../../../src/engine/derived/by-position';
import { compareRuns } from '../../../src/engine/derived/comparison';
import { meanSurprise } from '../../../src/engine/derived/mean-surprise';
import { headVector, products } from '../../../src/engine/derived/score-terms';
import type { Model } from '../../../src/engine/model';
import { fetched } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import { encode } from '../../../src/engine/tokenizer';
import type { Interventions } from '../../../src/engine/types';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { loadModelFromFolder } from '../../../tools/lib/node-files';
import { proseWindows } from '../../../tools/lib/conformance/text';

const PROMPTS = [
  'Once upon a time there was a little',
  'The king and the queen lived in a',
  'She opened the door and looked at the',
  'In the morning the old man',
];
const ids = (text: string) => encode(text).map(({ id }) => id);

let model: Model;
let pages: number[][];
beforeAll(async () => {
  model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`);
  pages = await proseWindows(64, 64 * 6);
});
afterAll(() => model.dispose());

/** How surprising the pages are, as the model is and with the change. */
async function surprise(interventions: Interventions): Promise<{ asItIs: number; changed: number }> {
  const sums = { asItIs: 0, changed: 0 };
  for (const tokens of pages) {
    const [asItIs, changed] = meanSurprise(await byPosition(model, [{ tokens }, { tokens, interventions }]));
    sums.asItIs += asItIs / pages.length;
    sums.changed += changed / pages.length;
  }
  return sums;
}

describe('the steps from q·k to the pattern', () => {
  it('agree with the run: dots = scores · √K, powers ÷ sum = pattern, rows sum to 1, late rows to less', async () => {
    const tokens = ids(PROMPTS[0]!);
    const { n_embd, n_head } = model.config;
    for (const layer of [0, model.config.n_layer - 1]) {
      const activations = await run(model, { tokens, fetch: attentionStepNames(layer) });
      for (let head = 0; head < n_head; head++) {
        const steps = attentionSteps(activations, layer, head);
        const T = tokens.length;
        expect([steps.tokens, steps.width]).toEqual([T, n_embd / n_head]);
        for (let at = 0; at < T * T; at++) {
          const [i, j] = [Math.floor(at / T), at % T];
          expect(steps.dots[at]).toBeCloseTo(steps.scores[at]! * Math.sqrt(steps.width), 3);
          expect(steps.masked_scores[at]).toBe(j > i ? -Infinity : steps.scores[at]);
          expect(steps.powers[at]! / steps.powerSums[i]!).toBeCloseTo(steps.pattern[at]!, 5);
          if (j > i) expect([steps.pattern[at], steps.late[at]]).toEqual([0, 0]);
          // Dividing the late rows by their sums gives what the mask before softmax gives at once.
          else expect(steps.late[at]! / steps.lateSums[i]!).toBeCloseTo(steps.pattern[at]!, 4);
        }
        for (const sum of steps.sums) expect(sum).toBeCloseTo(1, 5);
        for (const sum of steps.lateSums.slice(0, -1)) expect(sum).toBeLessThan(1);
        expect(steps.lateSums.at(-1)).toBeCloseTo(1, 5);
      }
    }
  });

  it('one query is x · W + b with the column that the chapter names, and one score the sum of products', async () => {
    const tokens = ids(PROMPTS[0]!);
    const { n_embd: D, n_head: H } = model.config;
    const K = D / H;
    const fetch = ['ln1.normalized', 'attn.q', 'attn.k', 'attn.v', 'attn.scores'].map((name) => `blocks.2.${name}`);
    const activations = await run(model, { tokens, fetch });
    const [y, q, k, v, scores] = fetch.map((name) => fetched(activations, name));
    for (const [part, all] of [q!, k!, v!].entries()) {
      for (const [head, position, dim] of [
        [0, 0, 0],
        [3, 5, 17],
        [H - 1, 7, K - 1],
      ] as const) {
        const column = part * D + head * K + dim;
        const weights = model.weights.column('h.2.attn.c_attn.weight', column);
        const row = y!.data.subarray(position * D, (position + 1) * D);
        const sum = products(row, weights).reduce(
          (a, b) => a + b,
          model.weights.tensor('h.2.attn.c_attn.bias')[column]!,
        );
        expect(headVector(all, head, position)[dim]).toBeCloseTo(sum, 4);
      }
    }
    const terms = products(headVector(q!, 1, 6), headVector(k!, 1, 2));
    const T = tokens.length;
    expect(terms.reduce((a, b) => a + b) / Math.sqrt(K)).toBeCloseTo(scores!.data[(T + 6) * T + 2]!, 4);
  });
});

describe('other scores', () => {
  it('the neutral coefficients change no bit', async () => {
    const tokens = ids(PROMPTS[0]!);
    const { runs } = await compareRuns(model, {
      runs: [{ tokens }, { tokens, interventions: scoresOf(1, 0) }],
      top: 1,
    });
    expect(runs[1]!.identical).toBe(true);
  });

  it('reversed, squared or none: every prediction changes; looking the wrong way is worse than not choosing', async () => {
    const changes = [scoresOf(-1, 0), scoresOf(0, 1), scoresOf(0, 0)];
    for (const prompt of PROMPTS) {
      const tokens = ids(prompt);
      const { runs } = await compareRuns(model, {
        runs: [{ tokens }, ...changes.map((interventions) => ({ tokens, interventions }))],
        top: 1,
      });
      const [reversed, squared, none] = runs.slice(1).map(({ divergence }) => divergence);
      expect(none).toBeGreaterThan(0.1);
      expect(Math.min(reversed!, squared!), prompt).toBeGreaterThan(none!);
    }
    const none = await surprise(scoresOf(0, 0));
    const reversed = await surprise(scoresOf(-1, 0));
    const squared = await surprise(scoresOf(0, 1));
    expect(none.changed).toBeGreaterThan(none.asItIs + 0.1);
    expect(reversed.changed).toBeGreaterThan(none.changed + 0.1);
    expect(squared.changed).toBeGreaterThan(reversed.changed);
  });

  it('halved or doubled, which keeps their order, they move predictions less than no scores at all', async () => {
    for (const prompt of PROMPTS) {
      const tokens = ids(prompt);
      const { runs } = await compareRuns(model, {
        runs: [{ tokens }, ...[0.5, 2, 0].map((a) => ({ tokens, interventions: scoresOf(a, 0) }))],
        top: 1,
      });
      const [halved, doubled, none] = runs.slice(1).map(({ divergence }) => divergence);
      expect(Math.max(halved!, doubled!), prompt).toBeLessThan(none!);
    }
  });

  it('squared, the most negative score of a row gets the most', async () => {
    const tokens = ids(PROMPTS[0]!);
    const [name, patternName] = ['blocks.0.attn.scores', 'blocks.0.attn.pattern'];
    const scores = fetched(await run(model, { tokens, fetch: [name] }), name).data;
    const interventions = scoresOf(0, 1);
    const pattern = fetched(await run(model, { tokens, interventions, fetch: [patternName] }), patternName).data;
    const T = tokens.length;
    let negative = 0;
    for (let row = 0; row < pattern.length; row += T) {
      const seen = scores.subarray(row, row + ((row / T) % T) + 1);
      if (!seen.every((score) => score < 0)) continue;
      negative++;
      const shares = pattern.subarray(row, row + seen.length);
      expect(shares.indexOf(Math.max(...shares))).toBe(seen.indexOf(Math.min(...seen)));
    }
    expect(negative).toBeGreaterThan(0);
  });

  it('equal tokens at different positions have different queries; scores are not symmetric', async () => {
    const tokens = ids(PROMPTS[0]!);
    expect(tokens[2]).toBe(tokens[6]);
    const names = ['blocks.0.attn.q', 'blocks.0.attn.scores'];
    const activations = await run(model, { tokens, fetch: names });
    const [q, scores] = names.map((name) => fetched(activations, name));
    expect(headVector(q!, 0, 2)).not.toEqual(headVector(q!, 0, 6));
    const T = tokens.length;
    expect(scores!.data[7 * T + 3]).not.toBeCloseTo(scores!.data[3 * T + 7]!, 2);
  });

  it('without scores every row is the average of what it may see', async () => {
    const tokens = ids(PROMPTS[1]!);
    const name = 'blocks.3.attn.pattern';
    const { data } = fetched(await run(model, { tokens, interventions: scoresOf(0, 0), fetch: [name] }), name);
    const T = tokens.length;
    for (let i = 0; i < T; i++) {
      for (let j = 0; j < T; j++) expect(data[i * T + j]).toBeCloseTo(j <= i ? 1 / (i + 1) : 0, 6);
    }
  });
});

describe('other masks', () => {
  const kinds: MaskKind[] = ['none', 'later', 'window'];

  it('the model’s own mask, fed by hand, changes no bit; every other one changes the prediction', async () => {
    for (const prompt of PROMPTS) {
      const tokens = ids(prompt);
      const changed = kinds.map((kind) => ({ tokens, interventions: maskOf(kind, tokens.length, 5) }));
      const causal = { tokens, interventions: maskOf('causal', tokens.length) };
      const { runs } = await compareRuns(model, { runs: [{ tokens }, causal, ...changed], top: 1 });
      expect(runs[1]!.identical).toBe(true);
      const [none, later, window] = runs.slice(2).map(({ divergence }) => divergence);
      expect(Math.min(none!, window!)).toBeGreaterThan(0.02);
      expect(later, prompt).toBeGreaterThan(Math.max(none!, window!));
    }
  });

  it('with the other triangle the last row sees itself alone: no earlier word has any influence', async () => {
    const [a, b] = [ids('The king and the queen lived in a'), ids('Once upon a time there lived in a')];
    expect([a.length, a.at(-1)]).toEqual([b.length, b.at(-1)]);
    const interventions = maskOf('later', a.length);
    const { runs } = await compareRuns(model, {
      runs: [a, b].map((tokens) => ({ tokens, interventions })),
      top: 1,
    });
    expect(runs[1]!.identical).toBe(true);
  });

  it('without the mask the model gets worse on prose, although every word but the last can be seen beforehand', async () => {
    const { asItIs, changed } = await surprise(maskOf('none', 64));
    expect(changed).toBeGreaterThan(asItIs + 0.05);
  });

  it('later words change no bit of earlier answers; without the mask they change every one', async () => {
    const tokens = ids(PROMPTS[0]!);
    const longer = [...tokens, ...ids(' girl who lived')];
    for (const { identical, divergence } of await byPosition(model, [{ tokens }, { tokens: longer }])) {
      expect([identical, divergence]).toEqual([true, 0]);
    }
    const open = await byPosition(model, [
      { tokens, interventions: maskOf('none', tokens.length) },
      { tokens: longer, interventions: maskOf('none', longer.length) },
    ]);
    expect(open).toHaveLength(tokens.length);
    for (const { identical, divergence } of open) {
      expect(identical).toBe(false);
      expect(divergence).toBeGreaterThan(0);
    }
  });
});
