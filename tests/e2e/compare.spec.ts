/** Two prompts that differ in one token: what differs is exactly what must, and both answers are the model's. */
import type { Locator, Page } from '@playwright/test';
import { SafetensorsFile } from '../../tools/lib/safetensors/reader';
import { exportedJson } from './support/export';
import { cellAtCursor, expectLive } from './support/lab';
import { expect, test } from './support/test';

interface Side {
  prompt: string;
  tokens: { id: number }[];
  candidates: { token: { id: number }; probability: number; other: number }[];
}
interface Exported {
  a: Side;
  b: Side;
  difference: Record<string, number[]>;
}

async function open(page: Page): Promise<Locator> {
  await page.goto('embed/compare-prompts/');
  const lab = page.locator('#compare-prompts');
  await expect(lab.locator('textarea').first()).toBeEnabled();
  return lab;
}

/** Rows of a [T,D] array that hold anything but exact zeros. */
function changedRows(values: number[], positions: number): number[] {
  const width = values.length / positions;
  return Array.from({ length: positions }, (_, row) => row).filter((row) =>
    values.slice(row * width, (row + 1) * width).some((value) => value !== 0),
  );
}

test('one changed token: one row of the table, no position row, and from there on only to the right', async ({
  page,
}) => {
  const lab = await open(page);
  await expect(lab).toHaveAttribute('data-origin', 'stored');
  const stored = await exportedJson<Exported>(page, lab);
  const at = stored.a.tokens.findIndex(({ id }, i) => id !== stored.b.tokens[i]!.id);
  expect(changedRows(stored.difference.embed!, 8)).toEqual([at]);
  expect(changedRows(stored.difference.pos_embed!, 8)).toEqual([]);

  await lab.getByRole('button', { name: /^Run/ }).click();
  await expectLive(lab);
  const live = await exportedJson<Exported>(page, lab);
  expect(changedRows(live.difference.embed!, 8)).toEqual([at]);
  expect(changedRows(live.difference.pos_embed!, 8)).toEqual([]);
  const after = Array.from({ length: 8 - at }, (_, i) => at + i);
  for (let layer = 0; layer < 6; layer++) {
    expect(changedRows(live.difference[`blocks.${layer}.resid_post`]!, 8), `block ${layer}`).toEqual(after);
  }
});

test('both answers are softmax over the whole vocabulary of the reference logits', async ({ page }) => {
  const lab = await open(page);
  const fields = lab.locator('textarea');
  await fields.nth(0).fill('The king and the queen lived in a'); // p2 of the golden file
  await fields.nth(1).fill('She opened the door and looked at the'); // p1
  await expectLive(lab);
  const { a, b } = await exportedJson<Exported>(page, lab);
  const [pa, pb] = [await goldenProbabilities('p2'), await goldenProbabilities('p1')];
  expect(Math.min(a.candidates.length, b.candidates.length)).toBeGreaterThan(4);
  // int8 weights against exact ones: probabilities agree to 0.005.
  for (const { token, probability, other } of a.candidates) {
    expect(Math.abs(probability - pa[token.id]!)).toBeLessThan(0.005);
    expect(Math.abs(other - pb[token.id]!)).toBeLessThan(0.005);
  }
  for (const { token, probability, other } of b.candidates) {
    expect(Math.abs(probability - pb[token.id]!)).toBeLessThan(0.005);
    expect(Math.abs(other - pa[token.id]!)).toBeLessThan(0.005);
  }
});

test('the slider goes up through the blocks by keyboard; examples and reset come back', async ({ page }) => {
  const lab = await open(page);
  const slider = lab.locator('input[type=range]');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expectLive(lab);
  await expect(lab).toContainText('after block 0');
  const stack = lab.getByRole('grid', { name: /^Differences/ });
  await stack.focus();
  await expect(cellAtCursor(stack)).toHaveText(/dimension 0: −?\d/);

  const fields = lab.locator('textarea');
  await fields.nth(1).fill('The king');
  await expectLive(lab);
  await expect(lab).toContainText('6 tokens longer');
  await fields.nth(1).fill('');
  await expect(lab).toHaveAttribute('data-origin', 'stale');
  await lab.getByRole('group', { name: 'Examples' }).getByRole('button').nth(1).click();
  await expectLive(lab);

  await lab.getByRole('button', { name: /^Share and export/ }).click();
  await lab.getByRole('button', { name: 'Reset to the example' }).click();
  await expect(fields.nth(0)).toHaveValue('The king and the queen lived in a');
  await expectLive(lab);
});

/** softmax of the golden file's last logits, [V]. */
async function goldenProbabilities(prompt: string): Promise<number[]> {
  const file = await SafetensorsFile.open('tests/golden/golden.safetensors');
  const logits = await file.floats(`${prompt}/last_logits`);
  await file.close();
  const max = logits.reduce((most, value) => Math.max(most, value), -Infinity);
  const powers = Array.from(logits, (value) => Math.exp(value - max));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}
