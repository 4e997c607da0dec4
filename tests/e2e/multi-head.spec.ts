/** The chapter on heads: what its four labs show of the shipped model, by mouse, keyboard and address. */
import type { Locator, Page } from '@playwright/test';
import { exportedJson } from './support/export';
import { askLive, expectLive } from './support/lab';
import { activations, weight } from './support/shipped';
import { encode } from '../../src/engine/tokenizer';
import { expect, test } from './support/test';

const KINGS = 'The old king opened the door and the young king smiled';

async function open(page: Page, lab: string, fragment = ''): Promise<Locator> {
  await page.goto(`embed/${lab}/${fragment}`);
  const figure = page.locator(`#${lab}`);
  await expect(figure.getByRole('grid').or(figure.locator('.it-stack')).first()).toBeVisible();
  return figure;
}

test('patterns: rows add up to 1 in every head; heads and tokens are chosen by mouse and keys', async ({ page }) => {
  const lab = await open(page, 'head-patterns');
  await expect(lab).toHaveAttribute('data-origin', 'stored');
  await askLive(lab, KINGS);
  const { patterns, tokens } = await exportedJson<{ patterns: number[][][]; tokens: unknown[] }>(page, lab);
  const T = tokens.length;
  expect(patterns.map((heads) => heads.length)).toEqual(Array.from({ length: 6 }, () => 6));
  for (const pattern of patterns.flat()) {
    for (let row = 0; row < T; row++) {
      const cells = pattern.slice(row * T, (row + 1) * T);
      expect(cells.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
      expect(cells.slice(row + 1).every((p) => p === 0)).toBe(true);
    }
  }

  await lab.getByRole('gridcell', { name: /^Block 1, head 3:/ }).click();
  await expect(lab.getByRole('heading', { name: 'Block 1, head 3' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('heading', { name: 'Block 2, head 3' })).toBeVisible();
  await expect(page).toHaveURL(/head-patterns\.head=2\.3/);

  // A token kept is marked in all heads, and its line's shares are those of the run.
  await lab.getByRole('listbox', { name: 'Tokens of the prompt' }).getByRole('option').nth(4).click();
  await expect(lab.locator('.it-heads__row-mark:not(.is-halo)')).toHaveCount(36);
  await expect(lab.locator('.it-lines__share')).toHaveCount(5);
  await lab.getByRole('radio', { name: 'Matrix' }).check({ force: true });
  const matrix = lab.getByRole('grid', { name: /^Attention probabilities of block 2, head 3/ });

  // A cell is taken apart: q·k over the dimensions, ÷ √K, softmax over the row. Both ends are the run's own numbers.
  await matrix.locator('[data-cell="6,1"]').click();
  await lab.getByText(/^Show the calculation: how much “␣and” looks at “␣old” in block 2, head 3/).click();
  const cell = lab.locator('[data-cell-of="2.3 6,1"]');
  const feet = async (nth: number) =>
    (await cell.locator('table').nth(nth).locator('tfoot td').allTextContents()).map((t) =>
      Number(t.replace('−', '-')),
    );
  await expect(cell).toBeVisible();
  const reference = activations(encode(KINGS).map(({ id }) => id));
  const at = (3 * T + 6) * T + 1;
  const [dot, score, modelScore] = await feet(0);
  expect(dot! / Math.sqrt(32)).toBeCloseTo(score!, 3);
  expect(score).toBe(modelScore);
  expect(score).toBeCloseTo(reference['blocks.2.attn.scores']!.data[at]!, 3);
  const [, share, modelShare] = await feet(1);
  expect(share).toBe(modelShare);
  expect(share).toBeCloseTo(reference['blocks.2.attn.pattern']!.data[at]!, 3);
  await expect(cell.locator('table').nth(1).locator('tbody tr:not(.it-calc__rest)')).toHaveCount(6);
});

interface Switched {
  off: string[];
  identical: boolean;
  divergence: number;
  next: { id: number; before: number; after: number; deltaLogProbability: number }[];
  map: { layer: number; head: number; id: number; deltaLogProbability: number; divergence: number }[];
}

test('switches: the map is measured, and a cell says what switching that head off shows', async ({ page }) => {
  const lab = await open(page, 'head-switches');
  await askLive(lab, KINGS);
  const before = await exportedJson<Switched>(page, lab);
  expect(before.identical).toBe(true);
  expect(before.map).toEqual([]);

  await lab.getByRole('button', { name: 'Switch every head off in turn' }).click();
  await expect(lab.getByText('36 of 36 heads measured')).toBeVisible({ timeout: 60_000 });
  await lab.getByRole('gridcell', { name: /^Block 2, head 5: on/ }).click();
  await expect(lab.locator('[data-identical]')).toHaveAttribute('data-identical', 'false');
  await expectLive(lab);
  await expect(page).toHaveURL(/head-switches\.off=2\.5/);
  const one = await exportedJson<Switched>(page, lab);
  const cell = one.map.find(({ layer, head }) => layer === 2 && head === 5)!;
  expect(one.map).toHaveLength(36);
  expect(one.next[0]!.id).toBe(cell.id);
  expect(one.next[0]!.deltaLogProbability).toBe(cell.deltaLogProbability);
  expect(one.divergence).toBe(cell.divergence);

  await lab.getByRole('button', { name: 'All of block 2 off' }).click();
  await expect(lab.getByText('6 of 36 heads are off.')).toBeVisible();
  await expect(page).toHaveURL(/head-switches\.off=2\.\*/);
  await lab.getByRole('button', { name: 'back to normal' }).click();
  await expect(lab.locator('[data-identical]')).toHaveAttribute('data-identical', 'true');
});

test('switches from an address: without heads, earlier words change nothing', async ({ page }) => {
  const lab = await open(page, 'head-switches', '#at=head-switches&head-switches.off=*.*&prompt=Once+upon+a+time');
  await expectLive(lab);
  await expect(lab.getByText('36 of 36 heads are off.')).toBeVisible();
  const first = await exportedJson<Switched>(page, lab);
  await askLive(lab, 'Here upon a time');
  const second = await exportedJson<Switched>(page, lab);
  expect(first.off).toHaveLength(36);
  const after = (run: Switched) => new Map(run.next.map((token) => [token.id, token.after]));
  const shared = [...after(first)].filter(([id]) => after(second).has(id));
  expect(shared.length).toBeGreaterThan(4);
  for (const [id, p] of shared) expect(after(second).get(id)).toBe(p);
});

test('kinds: scores are averages of the patterns, also on a repeated sequence that can be drawn anew', async ({
  page,
}) => {
  const lab = await open(page, 'head-kinds', '#at=head-kinds&head-kinds.kind=induction');
  await expectLive(lab);
  interface Kinds {
    kind: string;
    scores: number[][];
    tokens: { id: number }[];
    patterns: number[][][];
    copies: number[];
  }
  const found = await exportedJson<Kinds>(page, lab);
  const T = found.tokens.length;
  const N = T / 2;
  const ids = found.tokens.map(({ id }) => id);
  expect(found.kind).toBe('induction');
  expect(ids.slice(N)).toEqual(ids.slice(0, N));
  found.patterns.forEach((heads, layer) =>
    heads.forEach((pattern, head) => {
      let sum = 0;
      for (let t = N; t < T; t++) sum += pattern[t * T + (t - N + 1)]!;
      expect(found.scores[layer]![head]).toBeCloseTo(sum / N, 6);
    }),
  );
  // The chapter says so of the default model; its three bars as well.
  await expect(lab.locator('[data-verdict]')).toContainText('No head of this model stands out');
  expect(found.copies[1]).toBeGreaterThan(found.copies[0]!);

  await lab.getByRole('button', { name: 'Another sequence' }).click();
  await expect(lab.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('2');
  await expectLive(lab);
  const other = await exportedJson<Kinds>(page, lab);
  expect(other.tokens).not.toEqual(found.tokens);
  await lab.getByRole('radio', { name: 'Itself' }).check({ force: true });
  await askLive(lab, KINGS);
  expect((await exportedJson<Kinds>(page, lab)).kind).toBe('self');
});

test('outputs: writes and bias add up to what attention adds, at any token of any block', async ({ page }) => {
  const lab = await open(page, 'head-outputs');
  await askLive(lab, KINGS);
  await lab.getByRole('radio', { name: '4' }).check({ force: true });
  await lab.getByRole('option').nth(2).click();
  await expectLive(lab);
  const { vectors, z, layer, position } = await exportedJson<{
    vectors: Record<string, number[]>;
    z: number[];
    layer: number;
    position: number;
  }>(page, lab);
  expect([layer, position]).toEqual([4, 2]);
  const attention = vectors.attn_out!;
  expect(z).toHaveLength(attention.length);
  const parts = Object.entries(vectors).filter(([name]) => name !== 'attn_out' && name !== 'sum');
  expect(parts).toHaveLength(7);
  const length = Math.hypot(...attention);
  attention.forEach((value, i) => {
    const sum = parts.reduce((total, [, vector]) => total + vector[i]!, 0);
    expect(Math.abs(sum - value)).toBeLessThan(1e-6 * length);
  });

  // One number of what head 3 writes: z times its rows of W_O, with the real weights.
  const stack = lab.getByRole('grid', { name: /^Writes of the heads/ });
  await stack.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await lab.getByText(/^Show the calculation: dimension 20 of what head 3 writes/).click();
  const terms = lab.locator('.it-calc-demand tbody tr:not(.it-calc__rest)');
  await expect(terms.first()).toBeVisible();
  const W = weight('h.4.attn.c_proj.weight'); // [D,D]
  for (const text of await terms.allInnerTexts()) {
    const [row, shownZ, shownWeight] = text.split(/\s+/).map((part) => Number(part.replace('−', '-')));
    expect(Math.floor(row! / 32), 'a row of head 3').toBe(3);
    expect(shownZ).toBeCloseTo(z[row!]!, 3);
    expect(shownWeight).toBeCloseTo(W[row! * z.length + 20]!, 3);
  }
  const [total, figure] = (await lab.locator('.it-calc-demand tfoot td').allTextContents()).map((t) =>
    Number(t.replace('−', '-')),
  );
  expect(total).toBe(figure);
  expect(total).toBeCloseTo(vectors['head 3']![20]!, 3);
});
