/** The small map that accompanies the reader: where the chapter is in the model, with live shapes, and the way to the others. */
import AxeBuilder from '@axe-core/playwright';
import { ask } from './support/lab';
import { tooWide } from './support/layout';
import { expect, test } from './support/test';

test('marks the chapter’s parts, follows the prompt, leads to other chapters, stays in view', async ({ page }) => {
  await page.goto('embedding/');
  const map = page.getByRole('region', { name: 'In the model' });
  await expect(map.locator('[data-marked]')).toHaveText(['Tokens (this chapter)', /^Embedding \(this chapter\)/]);
  const shape = map.locator('dt', { hasText: /^embed$/ }).locator('xpath=following-sibling::dd');
  await expect(shape).toHaveText('8 × 192');

  // The tokenizer is enough: no model is loaded for it.
  await ask(page.locator('#embedding-strip'), 'The king');
  await expect(shape).toHaveText('2 × 192');

  // In view wherever the reader is, and beside the text, not over it.
  await page.getByRole('heading', { name: 'Go deeper' }).scrollIntoViewIfNeeded();
  await expect(map).toBeInViewport({ ratio: 1 });
  const main = await page.locator('main').boundingBox();
  const box = await map.boundingBox();
  expect(box!.x + box!.width).toBeLessThanOrEqual(main!.x);

  await map.getByRole('link', { name: /^Output layer/ }).click();
  await expect(page).toHaveURL(/\/output-probabilities\/$/);
  await expect(map.locator('[data-marked]')).toHaveCount(3);
  await expect(map.getByRole('link', { name: /^Embedding/ })).toHaveAttribute('href', /\/embedding\/$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('is one line under the title until it is opened', async ({ page }) => {
    await page.goto('output-probabilities/');
    const fold = page.locator('.it-minimap-fold');
    expect((await fold.boundingBox())!.height).toBeLessThan(60);
    await expect(fold.locator('summary')).toContainText('Output layer');
    await fold.locator('summary').click();
    await expect(fold.locator('dd').first()).toHaveText('8 × 192');
    expect(await tooWide(page)).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).include('.it-minimap-fold').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

test('is not where it would say nothing', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('.it-minimap')).toHaveCount(0);
});
