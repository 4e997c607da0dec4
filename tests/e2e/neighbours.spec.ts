/** Nearest neighbours against cosines computed here, from the float16 checkpoint; and the ways to look a word up. */
import type { Locator, Page } from '@playwright/test';
import { SafetensorsFile } from '../../tools/lib/safetensors/reader';
import { exportedJson } from './support/export';
import { expectLive } from './support/lab';
import { expect, test } from './support/test';

/** What rounding the table to int8 does to a cosine: measured 1e-3 at most; the order of near ties may differ by it. */
const TOLERANCE = 0.003;

interface Exported {
  token: { id: number };
  neighbours: { token: { id: number; text: string | null }; cosine: number }[];
}

async function open(page: Page): Promise<Locator> {
  await page.goto('embed/neighbours/');
  const lab = page.locator('#neighbours');
  await expect(lab.getByLabel('Look up a word')).toBeEnabled();
  return lab;
}

const current = (lab: Locator) => lab.locator('.it-neighbours__trail [aria-current=true] .it-token-id');
const bars = (lab: Locator) => lab.locator('.it-bars button');

/** Cosines of one row of the checkpoint's embedding with all rows, in double precision. */
async function exactCosines(id: number): Promise<number[]> {
  const file = await SafetensorsFile.open('checkpoints/course-12m/model.safetensors');
  const name = [...file.entries.keys()].find((key) => key.endsWith('wte.weight'))!;
  const table = await file.floats(name);
  const [rows, width] = file.entry(name).shape as [number, number];
  await file.close();
  const dot = (a: number, b: number) => {
    let sum = 0;
    for (let d = 0; d < width; d++) sum += table[a * width + d]! * table[b * width + d]!;
    return sum;
  };
  return Array.from({ length: rows }, (_, row) => dot(id, row) / Math.sqrt(dot(id, id) * dot(row, row)));
}

function expectNearest(exact: number[], { token, neighbours }: Exported): void {
  expect(neighbours).toHaveLength(12);
  const ranked = exact.filter((_, id) => id !== token.id).sort((a, b) => b - a);
  neighbours.forEach(({ token: { id, text }, cosine }, rank) => {
    expect(Math.abs(cosine - exact[id]!), `${text} (${id})`).toBeLessThanOrEqual(TOLERANCE);
    expect(Math.abs(cosine - ranked[rank]!), `rank ${rank + 1}`).toBeLessThanOrEqual(TOLERANCE);
  });
  expect(neighbours.map(({ token: { id } }) => id)).not.toContain(token.id);
}

test('stored and live neighbours are those of the exact table', async ({ page }) => {
  const lab = await open(page);
  await expect(lab).toHaveAttribute('data-origin', 'stored');
  expectNearest(await exactCosines(1310), await exportedJson<Exported>(page, lab));

  await lab.getByLabel('Look up a word').fill('king');
  await expectLive(lab);
  await expect(current(lab)).toHaveText('5822');
  const live = await exportedJson<Exported>(page, lab);
  expectNearest(await exactCosines(5822), live);
});

test('a bar leads on, the trail leads back, all by keyboard', async ({ page }) => {
  const lab = await open(page);
  await bars(lab).first().focus();
  const name = await bars(lab).first().getAttribute('aria-label');
  const id = /id (\d+)/.exec(name ?? '')![1]!;
  await page.keyboard.press('Enter');
  await expectLive(lab);
  await expect(current(lab)).toHaveText(id);
  await expect(bars(lab)).toHaveCount(12);

  await lab.locator('.it-neighbours__trail button').focus();
  await page.keyboard.press('Enter');
  await expect(current(lab)).toHaveText('1310');
  await expectLive(lab);
  await expect(page).toHaveURL(/neighbours\.id=1310/);
});

test('a word of several tokens: the first one is looked up, and said so', async ({ page }) => {
  const lab = await open(page);
  await lab.getByLabel('Look up a word').fill('empowers');
  await expect(lab).toContainText('Not one token but 2');
  await expect(current(lab)).toHaveText('795');
  await expectLive(lab);
  await lab.getByRole('switch').press('Space');
  await expect(current(lab)).toHaveText('368');
  await expectLive(lab);

  // Bytes: 犬 is no token.
  await lab.getByLabel('Look up a word').fill('犬');
  await expectLive(lab);
  expect(await lab.locator('.it-lab-body').innerText()).not.toContain('�');
  await lab.getByLabel('Look up a word').fill('');
  await expect(lab).toContainText('Type a word to look it up.');
});
