/** Two texts side by side: what is the same when seed and settings are the same. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { ask, atRest, expectLive, fillNumber } from './support/lab';
import { meter, weightsAskedFor } from './support/metered';

test.setTimeout(180_000);

const lab = (page: Page) => page.locator('#generate');
const side = (page: Page, name: 'A' | 'B') => lab(page).locator(`[data-run=${name}]`);
const go = (page: Page) => lab(page).getByRole('button', { name: /Write \d+ tokens/ });

async function write(page: Page): Promise<{ a: string; b: string }> {
  await go(page).click();
  await expect(go(page)).toBeEnabled();
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');
  await expect(side(page, 'A').locator('.it-running__token')).toHaveCount(40);
  await expect(side(page, 'B').locator('.it-running__token')).toHaveCount(40);
  const read = (name: 'A' | 'B') => side(page, name).locator('.it-running').innerText();
  return { a: await read('A'), b: await read('B') };
}

test('the same seed and settings write the same text, twice and side by side; a link writes it again', async ({
  page,
}) => {
  await page.goto('output-probabilities/');
  await expect(lab(page)).toHaveAttribute('data-origin', 'stored');
  await ask(lab(page), 'The king and the queen lived in a');
  await expect(lab(page)).toHaveAttribute('data-origin', 'stale');
  await side(page, 'B').getByRole('button', { name: 'Temperature: back to normal' }).click();
  const first = await write(page);
  expect(first.a).toContain('The king and the queen lived in a');
  expect(first.a).toBe(first.b);
  await expect(lab(page).locator('p[data-said]', { hasText: 'Both texts are the same' })).toBeVisible();

  await fillNumber(side(page, 'B').getByRole('spinbutton', { name: 'Seed' }), 5);
  await expect(lab(page)).toHaveAttribute('data-origin', 'stale');
  const second = await write(page);
  expect(second.a).toBe(first.a);
  expect(second.b).not.toBe(first.a);

  await expect.poll(() => page.url()).toContain('generate.seedB=5');
  await page.reload();
  await expect(side(page, 'A').locator('.it-running')).toHaveText(second.a, { useInnerText: true });
  await expect(side(page, 'B').locator('.it-running')).toHaveText(second.b, { useInnerText: true });
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');

  const token = side(page, 'A').locator('.it-running__token');
  await token.nth(3).hover();
  await expect(side(page, 'A').locator('.it-running__note')).toContainText(/drawn with probability .*%/);
  await token.first().focus();
  await page.keyboard.press('End');
  await expect(token.last()).toBeFocused();
});

test('on a metered line a link waits for the button that names the size, then writes', async ({ page }) => {
  await meter(page);
  const files = weightsAskedFor(page);
  await page.goto('embed/generate/#at=generate&prompt=The+queen&generate.seedB=5');
  await expect(lab(page).locator('textarea')).toHaveValue('The queen');
  await expect(lab(page).locator('.it-prompt-count')).toHaveText(/^2 of/);
  await expect(lab(page).locator('.it-status-text')).toContainText('Your connection is metered');
  await atRest(page);
  await expect(lab(page)).toHaveAttribute('data-state', 'idle');
  expect(files).toEqual([]);
  await lab(page)
    .getByRole('button', { name: /^Run.* MB$/ })
    .click();
  await expect(side(page, 'A').locator('.it-running__token')).toHaveCount(40);
  await expect(side(page, 'B').locator('.it-running__token')).toHaveCount(40);
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');
  await expect(side(page, 'A').locator('.it-running')).toContainText('The queen');
});

test('a link to another lab of the page, or to no text, writes nothing', async ({ page }) => {
  await page.goto('output-probabilities/#at=sampling&prompt=The+queen');
  await page.locator('#sampling').scrollIntoViewIfNeeded();
  await expectLive(page.locator('#sampling'));
  const quiet = async () => {
    await atRest(page);
    await expect(lab(page)).toHaveAttribute('data-state', 'ready');
    await expect(lab(page)).toHaveAttribute('data-origin', 'stale');
  };
  await lab(page).scrollIntoViewIfNeeded();
  await expect(lab(page).locator('textarea')).toHaveValue('The queen');
  await quiet();
  await page.goto('embed/generate/#at=generate&prompt=&generate.seedB=5');
  await expect(lab(page).locator('textarea')).toHaveValue('');
  await expect(lab(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await quiet();
});
