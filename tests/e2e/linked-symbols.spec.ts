/** Symbols of formulas and what they stand for: marked together, by mouse, keyboard and finger, before and after labs wake. */
import { expect, test } from './support/test';
import { tapOn } from './support/touch';

const MARKED = '[data-sym-marked]';

test('a symbol marks its thing in the figure, and the thing its symbol', async ({ page }) => {
  await page.goto('embedding/');
  const symbol = page.locator('.katex-display [data-sym=embed]').first();
  const strip = page.locator('#embedding-strip [data-part=embed]');
  const explanation = page.locator('li[data-sym=embed]');

  // The formula is above the fold of no lab: the strip is as the server rendered it.
  await symbol.hover();
  for (const place of [symbol, strip, explanation]) await expect(place).toHaveAttribute('data-sym-marked');
  await expect(page.locator('#embedding-strip [data-part=position]')).not.toHaveAttribute('data-sym-marked');
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(page.locator(MARKED)).toHaveCount(0);

  // Back, with the lab awake: the cursor in a strip redraws it, and the mark stays.
  await strip.scrollIntoViewIfNeeded();
  await expect(page.locator('#embedding-strip input[type=radio]').first()).toBeEnabled();
  await strip.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  for (const place of [symbol, strip]) await expect(place).toHaveAttribute('data-sym-marked');
  await expect(strip).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Tab');
  await expect(strip).not.toHaveAttribute('data-sym-marked');
});

test('in a focused formula the arrow keys go along its symbols', async ({ page }) => {
  await page.goto('output-probabilities/');
  const formula = page.locator('.katex-display', { has: page.locator('[data-sym=tau]') });
  await formula.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#sampling thead [data-sym=p]')).toHaveAttribute('data-sym-marked');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#sampling .it-slider[data-sym=tau]')).toHaveAttribute('data-sym-marked');
  await expect(page.locator('#sampling thead [data-sym=p]')).not.toHaveAttribute('data-sym-marked');
  // Nothing of it reaches screen readers.
  await expect(page.locator('[data-sym][aria-live], .katex-html:not([aria-hidden=true])')).toHaveCount(0);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });
  test('a tap marks, a second one lets go', async ({ page }) => {
    await page.goto('embedding/');
    const symbol = page.locator('.katex-display [data-sym=W_E]').first();
    await tapOn(symbol);
    await expect(page.locator('li[data-sym=W_E]')).toHaveAttribute('data-sym-marked');
    await tapOn(symbol);
    await expect(page.locator(MARKED)).toHaveCount(0);
  });
});
