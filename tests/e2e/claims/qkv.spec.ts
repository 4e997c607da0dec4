/** What the chapter on query, key and value says happens, one step for each of its predictions and questions. */
import { best, numbersAt, promptOf, verdict } from '../support/claims';
import { activations, config } from '../support/shipped';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const PROMPT = 'Once upon a time there was a little';
const IDS = [7454, 2402, 257, 640, 612, 373, 257, 1310];
const K = config.n_embd / config.n_head;

interface Cell {
  layer: number;
  q: number[];
  k: number[];
  v: number[];
}
interface Scores {
  layer: number;
  query: number;
  key: number;
  scores: number[];
  terms: number[];
}
interface Shape {
  prompt: string;
  change: unknown;
  comparison: { runs: { divergence: number; identical: boolean }[] };
  surprise: [number, number];
  patterns: number[][];
}

test('equal tokens, unequal scores, and scores bent', async ({ page }) => {
  await page.goto('qkv/');

  await test.step('twice: the queries, keys and values of the two ␣a differ, in block 0 by their positions alone', async () => {
    const rows = (values: number[]) => [2, 6].map((t) => values.slice(t * K, (t + 1) * K)) as [number[], number[]];
    const apart = ([a, b]: [number[], number[]]) => Math.hypot(...a.map((x, i) => x - b[i]!)) / Math.hypot(...a);
    const first = await numbersAt<Cell>(
      page,
      'qkv-cell',
      `qkv-cell.layer=0&${promptOf(PROMPT)}`,
      (at) => at.layer === 0,
    );
    for (const part of ['q', 'k', 'v'] as const) expect(apart(rows(first[part]))).toBeGreaterThan(0.01);
    // What is read differs by the position row alone: the token rows are the same.
    const out = activations(IDS);
    const row = (name: string, t: number) => out[name]!.data.slice(t * config.n_embd, (t + 1) * config.n_embd);
    expect(row('embed', 2)).toEqual(row('embed', 6));
    const last = config.n_layer - 1;
    const state = `qkv-cell.layer=${last}&${promptOf(PROMPT)}`;
    const later = await numbersAt<Cell>(page, 'qkv-cell', state, (at) => at.layer === last);
    for (const part of ['q', 'k', 'v'] as const) expect(apart(rows(later[part]))).toBeGreaterThan(0.01);
  });

  await test.step('symmetric: there and back have nothing to do with each other; few dimensions decide', async () => {
    const score = async (query: number, key: number) => {
      const state = `score-sum.layer=1&score-sum.head=4&score-sum.query=${query}&score-sum.key=${key}&${promptOf(PROMPT)}`;
      return numbersAt<Scores>(page, 'score-sum', state, (at) => at.query === query && at.key === key);
    };
    const [there, back] = [await score(7, 3), await score(3, 7)];
    const [s, t] = [there.scores[7 * 8 + 3]!, back.scores[3 * 8 + 7]!];
    expect(Math.abs(s - t)).toBeGreaterThan(0.05);
    expect(Math.abs(s + t)).toBeGreaterThan(0.05);
    const sizes = there.terms.map(Math.abs).sort((a, b) => b - a);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(sizes.slice(0, K / 4).reduce((sum, size) => sum + size, 0)).toBeGreaterThan(total / 2);
    await expect(page.locator('#score-sum')).toContainText('This key comes after its query.');
  });

  await test.step('reversed: worse than none; squared worse still; half and double are borne well', async () => {
    const bent = async (c0: number, c1: number) => {
      const state = `score-shape.c0=${c0}&score-shape.c1=${c1}&${promptOf(PROMPT)}`;
      const lab = page.locator('#score-shape');
      const json = await numbersAt<Shape>(page, 'score-shape', state, (at) => at.prompt === PROMPT);
      await expect(lab.locator('.it-bend__formula')).toContainText(c0.toFixed(1).replace('-', '−'));
      return { kl: json.comparison.runs[1]!.divergence, surprise: json.surprise };
    };
    const none = await bent(0, 0);
    const reversed = await bent(-1, 0);
    const squared = await bent(0, 1);
    expect(none.surprise[1]).toBeGreaterThan(none.surprise[0]);
    expect(reversed.kl).toBeGreaterThan(none.kl);
    expect(reversed.surprise[1]).toBeGreaterThan(none.surprise[1]);
    expect(squared.surprise[1]).toBeGreaterThan(reversed.surprise[1]);
    for (const temperature of [0.5, 2]) expect((await bent(temperature, 0)).kl).toBeLessThan(none.kl);
  });

  await test.step('which-change: halving moves the prediction least', async () => {
    expect(best(await verdict(page, 'which-change'), 'smallest')).toBe('halved');
  });
});
