/** The embedding figure's numbers against the independent activations, and how they are read. */
import type { Locator, Page } from '@playwright/test';
import { SafetensorsFile } from '../../tools/lib/safetensors/reader';
import { exportedJson } from './support/export';
import { cellAtCursor, expectLive } from './support/lab';
import { expect, test } from './support/test';

const LAB = 'embed/embedding-strip/';
const NAMES = ['embed', 'pos_embed', 'blocks.0.resid_pre'] as const;

interface Exported {
  prompt: string;
  vectors: { position: number; name: string; values: number[] }[];
}

async function open(page: Page): Promise<Locator> {
  await page.goto(LAB);
  const lab = page.locator('#embedding-strip');
  await expect(lab.locator('textarea')).toBeEnabled();
  return lab;
}

/** Golden rows of a tensor, [T][D]. */
async function goldenRows(name: string): Promise<Float32Array[]> {
  const file = await SafetensorsFile.open('tests/golden/golden.safetensors');
  const values = await file.floats(name);
  const width = file.entry(name).shape.at(-1)!;
  await file.close();
  return Array.from({ length: values.length / width }, (_, i) => values.subarray(i * width, (i + 1) * width));
}

/**
 * The weights are int8 with one scale a row: a value is off by at most half a step, 1/254 of the row's largest. For the sum
 * the two errors add up; position rows lie on their own scales, so the table's largest value bounds the step.
 */
function tolerance(rows: Record<(typeof NAMES)[number], Float32Array[]>, name: string): number {
  const step = (list: Float32Array[]) => Math.max(...list.flatMap((row) => [...row].map(Math.abs))) / 254;
  if (name === 'embed') return step(rows.embed) + 1e-6;
  if (name === 'pos_embed') return step(rows.pos_embed) + 1e-6;
  return step(rows.embed) + step(rows.pos_embed) + 1e-6;
}

for (const origin of ['stored', 'live'] as const) {
  test(`${origin} strips hold the values of the reference run`, async ({ page }) => {
    const lab = await open(page);
    if (origin === 'live') {
      await lab.getByRole('button', { name: /^Run/ }).click();
      await expectLive(lab);
    } else await expect(lab).toHaveAttribute('data-origin', 'stored');

    const { prompt, vectors } = await exportedJson<Exported>(page, lab);
    expect(prompt).toBe('Once upon a time there was a little');
    const rows = {
      embed: await goldenRows('p0/embed'),
      pos_embed: await goldenRows('p0/pos_embed'),
      'blocks.0.resid_pre': await goldenRows('p0/blocks.0.resid_pre'),
    };
    expect(vectors).toHaveLength(8 * NAMES.length);
    for (const { position, name, values } of vectors) {
      const wanted = rows[name as (typeof NAMES)[number]][position]!;
      expect(values).toHaveLength(wanted.length);
      const worst = Math.max(...values.map((value, i) => Math.abs(value - wanted[i]!)));
      expect(worst, `${name}, position ${position}`).toBeLessThanOrEqual(tolerance(rows, name));
    }
  });
}

test('the keyboard chooses a token and reads its numbers, which add up', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('option').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('option', { selected: true })).toHaveAttribute('aria-label', /^token 1: “␣upon”, id /);

  const strips = lab.locator('[data-part] [role=slider]');
  await expect(strips).toHaveCount(3);
  await strips.first().focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(strips.first()).toHaveAttribute('aria-valuetext', /^dimension 5: /);
  const terms = await lab
    .locator('.it-embedding__term')
    .evaluateAll((list) => list.map((term) => term.getAttribute('title') ?? ''));
  const [embed, position, sum] = terms.map((text) => Number(text.replace('−', '-')));
  expect(embed! + position!).toBeCloseTo(sum!, 6);
  // The announced value is the full float, not the rounded one.
  await expect(strips.first()).toHaveAttribute('aria-valuetext', `dimension 5: ${terms[0]}`);
  await page.keyboard.press('End');
  await expect(strips.first()).toHaveAttribute('aria-valuenow', '191');
});

test('all tokens at once: one stack, arrows in both directions', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('radio', { name: 'All tokens' }).check();
  await lab.getByRole('radio', { name: 'Position row' }).check();
  const stack = lab.getByRole('grid', { name: /^Position rows/ });
  await stack.focus();
  const before = await cellAtCursor(stack).textContent();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(cellAtCursor(stack)).toHaveText(/dimension 1: /);
  expect(await cellAtCursor(stack).textContent()).not.toBe(before);
  await expect(page).toHaveURL(/embedding-strip\.mode=all/);

  // Pointing reads a number; only a press chooses the token.
  const chosen = await lab.getByRole('option', { selected: true }).getAttribute('data-index');
  await lab.locator('.it-stack-row svg').last().hover();
  await expect(lab.locator('.it-stack-cell')).toContainText('␣little, dimension');
  await expect(lab.getByRole('option', { selected: true })).toHaveAttribute('data-index', chosen!);
  await lab.locator('.it-stack-row svg').last().click();
  await expect(lab.getByRole('option', { selected: true })).toHaveAttribute('data-index', '7');
});

test('other prompts, none, and one over the limit', async ({ page }) => {
  const lab = await open(page);
  const field = lab.locator('textarea');
  await field.fill('日本');
  await expectLive(lab);
  await expect(lab.getByRole('option')).toHaveCount(4);
  expect(await lab.locator('.it-lab-body').innerText()).not.toContain('�');

  await field.fill('');
  await expect(lab).toHaveAttribute('data-origin', 'stale');
  await field.fill('word '.repeat(400).trim());
  await expect(lab.getByRole('alert')).toContainText('256');
  await expectLive(lab);
  await expect(lab.getByRole('option')).toHaveCount(256);
  await field.fill('A king');
  await expect(lab.getByRole('option')).toHaveCount(2);
  await expectLive(lab);
});
