/** The chapter on dropout: patterns, their mean, thirty runs, and that nothing of it is left at inference. */
import { dropoutInputs, keepMatrix } from '../../src/engine/dropout';
import { exportedJson } from './support/export';
import { askLive, cellAtCursor, expectLive, fillNumber } from './support/lab';
import { config } from './support/shipped';
import { expect, test } from './support/test';

interface Pattern {
  p: number;
  rows: number;
  columns: number;
  dropped: number;
  cells: number;
  before: number[];
  keep: number[];
  after: number[];
}
interface Mean {
  slope: number;
  values: { value: number; mean: number }[];
}
interface Runs {
  reference: { tokens: { id: number }[]; probabilities: number[] };
  runs: { seed: number; probabilities: number[]; top: { id: number }; divergence: number; identical: boolean }[];
}

test('patterns follow seed, rate and scaling; attention rows lose their sum; means come back', async ({ page }) => {
  await page.goto('dropout/');
  const lab = page.locator('#dropout-pattern');
  await askLive(lab, 'She opened the door and looked at the');
  const first = await exportedJson<Pattern>(page, lab);
  const expected = keepMatrix(1, { kind: 'embd' }, [first.rows, first.columns], 0.1).data;
  expect(first.keep).toEqual([...expected]);
  expect(first.dropped).toBe(first.keep.filter((factor) => factor === 0).length);
  await expect(lab.locator('.it-keep__summary')).toContainText(`Dropped: ${first.dropped} of`);
  first.after.forEach((value, i) => expect(value).toBeCloseTo(first.before[i]! * first.keep[i]!, 6));

  // Another seed: other values; the first seed again: the first pattern.
  await lab.getByRole('button', { name: 'Next seed' }).click();
  expect((await exportedJson<Pattern>(page, lab)).keep).not.toEqual(first.keep);
  await fillNumber(lab.getByLabel('Seed', { exact: true }), 1);
  expect((await exportedJson<Pattern>(page, lab)).keep).toEqual(first.keep);
  // One row of the figure by keyboard: a value, and what goes on of it.
  const rows = lab.getByRole('grid', { name: /^Values after dropout/ });
  await rows.focus();
  await expect(cellAtCursor(rows)).toHaveText(/goes on$/);
  await lab.getByText(/^Scale survivors/).click();
  const unscaled = await exportedJson<Pattern>(page, lab);
  expect(new Set(unscaled.keep)).toEqual(new Set([0, 1]));
  await lab.getByRole('radio', { name: 'Inference' }).check();
  const inference = await exportedJson<Pattern>(page, lab);
  expect(inference.dropped).toBe(0);
  expect(inference.after).toEqual(inference.before);

  // Attention: sums of rows before and after.
  await lab.getByRole('radio', { name: 'Training' }).check();
  await lab.getByText(/^Scale survivors/).click();
  await lab.getByRole('radio', { name: 'attention', exact: true }).check();
  await expectLive(lab);
  const weights = await exportedJson<Pattern>(page, lab);
  const sums = (values: number[]) =>
    Array.from({ length: weights.rows }, (_, r) =>
      values.slice(r * weights.columns, (r + 1) * weights.columns).reduce((a, b) => a + b, 0),
    );
  for (const sum of sums(weights.before)) expect(sum).toBeCloseTo(1, 4);
  expect(sums(weights.after).some((sum) => Math.abs(sum - 1) > 0.05)).toBe(true);
  expect(weights.cells).toBe((weights.rows * (weights.rows + 1)) / 2);

  const mean = page.locator('#dropout-mean');
  await page.getByRole('link', { name: 'p = 0.5 with the scaling, 300 patterns' }).click();
  await expectLive(mean);
  expect(Math.abs((await exportedJson<Mean>(page, mean)).slope - 1)).toBeLessThan(0.05);
  await mean.getByText(/^Scale survivors/).click();
  expect(Math.abs((await exportedJson<Mean>(page, mean)).slope - 0.5)).toBeLessThan(0.05);
});

test('thirty runs spread, can be stopped, come back with their seed; at inference all are the same bits', async ({
  page,
}) => {
  await page.goto('dropout/');
  const lab = page.locator('#dropout-runs');
  await lab.scrollIntoViewIfNeeded();
  const start = lab.getByRole('button', { name: 'Run 30 times' });
  await expect(start).toBeEnabled();
  await expect(lab).toHaveAttribute('data-origin', 'stored');
  const stored = await exportedJson<Runs>(page, lab);
  await start.click();
  await expect(lab.getByText('30 of 30 runs')).toBeVisible();
  await expect(start).toBeVisible();
  await expectLive(lab);
  await expect(lab.locator('.it-dist__dot')).toHaveCount(150);
  const live = await exportedJson<Runs>(page, lab);
  // The reader's machine drops what ours did: the same seeds, the same answers.
  expect(live.runs.map(({ seed, top }) => [seed, top.id])).toEqual(stored.runs.map(({ seed, top }) => [seed, top.id]));
  const leader = live.reference.tokens[0]!.id;
  expect(new Set(live.runs.map(({ top }) => top.id)).size).toBeGreaterThan(2);
  expect(live.runs.filter(({ top }) => top.id === leader).length).toBeLessThan(28);
  const spread = live.runs.map(({ probabilities }) => probabilities[0]!);
  expect(Math.max(...spread)).toBeGreaterThan(2 * Math.min(...spread));

  // Stopped after some, by the reader.
  await fillNumber(lab.getByLabel('First seed'), 100);
  await expect(lab.locator('.it-dist__dot')).toHaveCount(0);
  await start.click();
  await lab.getByRole('button', { name: 'Stop' }).click();
  await expect(start).toBeVisible();
  expect((await exportedJson<Runs>(page, lab)).runs.length).toBeLessThan(30);

  await lab.getByRole('radio', { name: 'Inference' }).check();
  await start.click();
  await expect(lab.locator('.it-druns__summary')).toContainText('to the last bit');
  const same = await exportedJson<Runs>(page, lab);
  expect(same.runs).toHaveLength(30);
  expect(same.runs.every(({ identical }) => identical)).toBe(true);
  expect(dropoutInputs(config, 8, 100, { embd: 0, attn: 0, resid: 0 })).toEqual({});
});
