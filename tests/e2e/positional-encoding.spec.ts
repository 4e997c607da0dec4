/** The chapter's two labs with the real model: where the order of words is known, and the table of positions. */
import type { Locator, Page } from '@playwright/test';
import { SafetensorsFile } from '../../tools/lib/safetensors/reader';
import { downloaded } from './support/download';
import { exportedJson } from './support/export';
import { cellAtCursor, expectLive } from './support/lab';
import { expect, test } from './support/test';

interface Exported {
  order: number[];
  divergence: number;
  stages: { name: string; difference: number; usual: number; size: number }[];
}

async function open(page: Page, id: string): Promise<Locator> {
  await page.goto(`embed/${id}/`);
  return page.locator(`#${id}`);
}
const rounding = ({ difference, usual }: Exported['stages'][number]) => difference < usual / 1000;

test('two words change places: everything notices, then only from block 1 on, then nothing', async ({ page }) => {
  const lab = await open(page, 'word-order');
  await expect(lab).toHaveAttribute('data-origin', 'stored');
  await expect(lab.locator('[data-row=swapped]')).toHaveText(/The.*son.*saw.*her.*mother.*and/);

  const slider = lab.getByRole('slider', { name: /Position rows/ });
  await expect(slider).toBeEnabled();
  await slider.press('Home');
  await expectLive(lab);
  await expect(lab).toContainText('Up to block 0 nothing differs but rounding. From block 1 on');
  const causal = await exportedJson<Exported>(page, lab);
  expect(causal.order).toEqual([0, 4, 2, 3, 1, 5]);
  expect(causal.stages.map(rounding)).toEqual([false, true, ...Array<boolean>(5).fill(false)]);
  expect(causal.stages[0]!.difference).toBe(0);

  await lab.getByRole('radio', { name: /no mask/ }).check();
  await expect(lab).toContainText('leaves no trace at the last position');
  await expectLive(lab);
  const bag = await exportedJson<Exported>(page, lab);
  expect(bag.stages.slice(1).every(rounding)).toBe(true);
  expect(bag.divergence).toBeLessThan(1e-9);

  await lab.getByRole('button', { name: 'back to normal' }).click();
  await expect(lab).toContainText('makes a difference from block 0 on');
  await expect(lab.getByRole('button', { name: 'back to normal' })).toBeDisabled();
});

test('words are chosen by keyboard; words of unequal length; too few words', async ({ page }) => {
  const lab = await open(page, 'word-order');
  await expect(lab.locator('textarea')).toBeEnabled();
  await lab.getByRole('option').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect(lab.getByRole('option', { selected: true })).toHaveCount(2);
  // The last word asks, and stays.
  for (const key of ['End', 'Enter']) await page.keyboard.press(key);
  await expect(lab.getByRole('option').last()).toHaveAttribute('aria-selected', 'false');
  await expectLive(lab);
  expect((await exportedJson<Exported>(page, lab)).order).toEqual([0, 1, 4, 3, 2, 5]);

  await lab.getByRole('button', { name: 'mandarin ⇄ kotatsu' }).click();
  await lab.getByRole('slider', { name: /Position rows/ }).press('Home');
  await lab.getByRole('radio', { name: /no mask/ }).check();
  await expect(lab).toContainText('leaves no trace at the last position');
  await expectLive(lab);
  expect((await exportedJson<Exported>(page, lab)).order).toEqual([0, 1, 2, 7, 8, 9, 5, 6, 3, 4, 10]);

  await lab.locator('textarea').fill('Two words');
  await expect(lab).toContainText('at least three words');
  await expectLive(lab);
  await lab.locator('textarea').fill('');
  await expect(lab).toHaveAttribute('data-origin', 'stale');
});

test('the learned table is the checkpoint’s, read by keyboard; the sinusoids are the paper’s', async ({ page }) => {
  const lab = await open(page, 'position-table');
  const maps = lab.locator('.it-heatmap');
  await expect(lab.getByRole('radio', { name: 'as stored' })).toBeEnabled();
  await expect(lab).toContainText('one position in 2');
  await lab.getByRole('radio', { name: 'as stored' }).check();
  await expectLive(lab);
  await expect(lab).toContainText('256 positions × 192 columns');

  const { rows, cosines } = await exportedJson<{ rows: { position: number; values: number[] }[]; cosines: number[] }>(
    page,
    lab,
  );
  expect(rows).toHaveLength(256);
  expect(cosines).toHaveLength(256 * 256);
  const file = await SafetensorsFile.open('tests/golden/golden.safetensors');
  const golden = await file.floats('p0/pos_embed'); // [8,192]
  await file.close();
  const step = Math.max(...golden.map(Math.abs)) / 254;
  for (const { position, values } of rows.slice(0, 8)) {
    const worst = Math.max(...values.map((value, i) => Math.abs(value - golden[position * 192 + i]!)));
    expect(worst, `position ${position}`).toBeLessThanOrEqual(step);
  }

  await maps.nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const text = await cellAtCursor(maps.nth(1)).textContent();
  const [, position, column, value] = /position (\d+), column (\d+): (\S+)/.exec(text!)!;
  expect([position, column]).toEqual(['41', '1']);
  expect(Number(value!.replace('−', '-'))).toBeCloseTo(Math.cos(41), 5);
  await expect(cellAtCursor(maps.nth(0))).toHaveText(/position 41, column 1:/);

  // The picture is drawn: more than one colour.
  const colours = await maps
    .nth(0)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const found = new Set<number>();
      for (let i = 0; i < data.length; i += 4) found.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
      return found.size;
    });
  expect(colours).toBe(17);

  // The exported figure holds the pictures too.
  await lab.getByRole('button', { name: /^Share and export/ }).click();
  const figure = await downloaded(page, () => lab.getByRole('button', { name: 'Figure as SVG' }).click());
  const svg = figure.bytes.toString();
  expect(svg.match(/src="data:image\/png;base64,/g)).toHaveLength(2);
  await page.keyboard.press('Escape');

  await lab.getByRole('radio', { name: 'Which positions are alike' }).check();
  await expect(cellAtCursor(maps.nth(0))).toHaveText(/cosine of positions 41 and 1: 0\.\d+/);
  await expect(page).toHaveURL(/position-table\.mode=similarity/);
});

test('a text at another place gets another answer; back at its own, the same to the last bit', async ({ page }) => {
  const lab = await open(page, 'shift-text');
  const slider = lab.getByRole('slider', { name: /First token at position/ });
  await expect(slider).toBeEnabled();
  await expect(lab).toContainText('Nothing has changed: all logits are the same');
  await slider.fill('100');
  await expectLive(lab);
  await expect(lab).toContainText('positions 100 to 107 of 256');
  interface Shift {
    offset: number;
    comparison: { runs: { divergence: number; identical: boolean }[] };
    sweep: { offset: number; divergence: number }[];
  }
  const far = await exportedJson<Shift>(page, lab);
  expect(far.offset).toBe(100);
  expect(far.comparison.runs[1]!.divergence).toBeGreaterThan(0.3);
  expect(far.sweep).toHaveLength(17);
  await lab.getByRole('button', { name: /back to normal/ }).click();
  await expectLive(lab);
  await expect(lab).toContainText('Nothing has changed: all logits are the same');
  expect((await exportedJson<Shift>(page, lab)).comparison.runs[1]!.identical).toBe(true);

  // The end of the context: as far as the text can go.
  await slider.press('End');
  await expect(lab).toContainText('positions 248 to 255 of 256');
  await lab.locator('textarea').fill('');
  await expect(lab).toHaveAttribute('data-origin', 'stale');
});
