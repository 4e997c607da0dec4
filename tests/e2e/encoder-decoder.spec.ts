/** The chapter's three labs: shapes by keyboard, vectors by keyboard and mouse, and the real model's attention. */
import type { Locator, Page } from '@playwright/test';
import { exportedJson } from './support/export';
import { expectLive, fillNumber } from './support/lab';
import { expect, test } from './support/test';

async function open(page: Page, id: string, state = ''): Promise<Locator> {
  await page.goto(`embed/${id}/${state}`);
  return page.locator(`#${id}`);
}

test('shapes of masks: the reader’s tokens, cells in words, families', async ({ page }) => {
  const lab = await open(page, 'mask-shapes');
  await expect(lab.locator('textarea')).toBeEnabled();
  await expect(lab).toContainText('36 of 64 pairs');
  await lab.locator('textarea').fill('The king saw');
  await expect(lab).toContainText('6 of 9 pairs');
  await lab.getByRole('radio', { name: /^Encoder Reads/ }).check();
  await expect(lab).toContainText('9 of 9 pairs');

  await lab.getByRole('radio', { name: /^Encoder–decoder/ }).check();
  await expect(lab.locator('textarea')).toHaveCount(2);
  const size = 5 + 3; // Es war e in mal; The king saw
  await expect(lab.getByRole('gridcell')).toHaveCount(size * size);
  await lab.getByRole('gridcell').first().focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await expect(lab.locator('.it-shapes__sentence')).toContainText('“␣saw” may look at “Es”: cross-attention');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(lab.locator('.it-shapes__sentence')).toContainText('“Es” cannot look at “␣saw”');
  await expect(page).toHaveURL(/mask-shapes\.family=both/);
});

interface Cross {
  q: number[][];
  scores: number[][];
  pattern: number[][];
  output: number[][];
}

test('cross-attention follows numbers and dragged arrows, and needs no model', async ({ page }) => {
  const lab = await open(page, 'cross-attention');
  const first = lab.getByRole('spinbutton', { name: 'query of mouse, number 1' });
  await expect(first).toBeEnabled();
  await expect(lab).toContainText('do not come from the model');
  await expect(lab).toContainText('more device than animal');
  const before = await exportedJson<Cross>(page, lab);

  await lab.getByRole('radio', { name: 'マウスがチーズを食べる' }).check();
  await expect(lab).toContainText('more animal than device');
  const cheese = await exportedJson<Cross>(page, lab);
  expect(cheese.pattern[0]).toEqual(before.pattern[1]);

  // A cell is taken apart: score, share, and both numbers of the output.
  await lab.getByRole('gridcell').nth(2).click();
  await expect(lab.locator('[data-cell-of="0,2"]')).toBeVisible();
  for (const part of [/^1\. The score/, /^2\. The share/, /^3\. .*device/, /^4\. .*animal/])
    await lab.getByText(part).click();
  const feet = (await lab.locator('[data-cell-of] table').all()).map((table) =>
    table.locator('tfoot td').allTextContents(),
  );
  for (const foot of await Promise.all(feet)) expect(foot.at(-2)).toBe(foot.at(-1));
  const [score] = await Promise.all(feet);
  expect(Number(score!.at(-1)!.replace('−', '-'))).toBeCloseTo(cheese.scores[0]![2]!, 3);

  await fillNumber(first, 3);
  await fillNumber(lab.getByRole('spinbutton', { name: 'query of mouse, number 2' }), -3);
  await expect(lab).toContainText('as much device as animal');
  const typed = await exportedJson<Cross>(page, lab);
  expect(typed.q[0]).toEqual([3, -3]);
  await expect(page).toHaveURL(/cross-attention\.q=/);

  // Drag the tip of the query (the last arrow but the faint one) to the middle of the plane.
  const plane = lab.locator('.it-cross__plane').first().locator('svg');
  await plane.scrollIntoViewIfNeeded();
  const box = (await plane.boundingBox())!;
  const place = (x: number, y: number) => [
    box.x + (box.width * (x + 3.6)) / 7.2,
    box.y + (box.height * (3.6 - y)) / 7.2,
  ];
  const [fromX, fromY] = place(3, -3);
  const [toX, toY] = place(-1, 2);
  await page.mouse.move(fromX!, fromY!);
  await page.mouse.down();
  await page.mouse.move(toX!, toY!, { steps: 5 });
  await page.mouse.up();
  await expect(first).toHaveValue('-1');
  await lab.getByRole('button', { name: 'back to normal' }).click();
  await expect(first).toHaveValue('2');
});

test('“it” can not know how the sentence ends; “mouse” can see “click”', async ({ page }) => {
  const lab = await open(page, 'attends-to');
  await expect(lab).toHaveAttribute('data-origin', 'stored');
  const examples = lab.getByRole('group', { name: 'Examples' }).getByRole('button');
  interface Exported {
    position: number;
    rows: number[][][];
  }
  await lab.getByRole('button', { name: /^Run/ }).click();
  await expectLive(lab);
  const good = await exportedJson<Exported>(page, lab);
  expect(good.rows.flat()).toHaveLength(36);
  await expect(lab.getByRole('option').last()).toHaveAttribute('aria-label', /not visible/);

  await examples.nth(1).click();
  await expect(lab.getByRole('option').last()).toContainText('empty');
  await expectLive(lab);
  expect(await exportedJson<Exported>(page, lab)).toMatchObject({ position: good.position, rows: good.rows });

  await examples.nth(2).click();
  await expect(lab.getByRole('option', { selected: true })).toContainText('mouse');
  await expectLive(lab);
  await lab
    .getByRole('gridcell', { name: /most to ␣click, [5-9]\d/ })
    .first()
    .click();
  await expect(lab).toContainText(/Attention of ␣mouse: block \d, head \d/);
  // The bar of one token of that head, as the sum it is; the mean of all heads, as theirs.
  await lab.getByRole('button', { name: /^␣click/ }).click();
  await lab.getByText(/^Show the calculation: how much “␣mouse” looks at “␣click”/).click();
  await expect(lab.locator('[data-cell-of] table')).toHaveCount(2);
  const shares = await lab.locator('[data-cell-of] table').nth(1).locator('tfoot td').allTextContents();
  expect(shares.at(-2)).toBe(shares.at(-1));
  expect(Number(shares.at(-1))).toBeGreaterThan(0.5);
  await lab.getByRole('button', { name: 'Mean of all heads' }).click();
  await lab.getByText('Show the calculation', { exact: true }).click();
  await expect(lab.locator('.it-calc tfoot td').first()).toBeAttached();
  const mean = await lab.locator('.it-calc tfoot td').allTextContents();
  expect(mean.at(-2)).toBe(mean.at(-1));
  await expect(lab).toContainText('mean of all 36 heads');

  await lab.getByRole('option').first().focus();
  for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect(lab.getByRole('option', { selected: true })).toContainText('one');
  await expectLive(lab);
  await lab.locator('textarea').fill('');
  await expect(lab).toHaveAttribute('data-origin', 'stale');
});
