/**
 * A long chapter opens with what is near the window; the rest is laid out when its reader does something. Nobody may notice:
 * nothing moves, links within the page lead where they say, and what is not laid out yet is there for print and for the ear.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test';

test.use({ viewport: { width: 360, height: 740 } });

/** Of the pieces of the chapter's text: how many are not laid out. */
const waiting = (page: Page) =>
  page
    .locator('.sl-markdown-content > *, .sl-markdown-content > astro-island > *')
    .evaluateAll((pieces) => pieces.filter((piece) => getComputedStyle(piece).contentVisibility === 'auto').length);

const lastLab = (page: Page) => page.locator('.sl-markdown-content figure.it-lab').last();

test('only the beginning is laid out at first, everything after the first key', async ({ page }) => {
  await page.goto('qkv/');
  await page.waitForLoadState('networkidle');
  expect(await waiting(page)).toBeGreaterThan(20);
  // Skipped, not hidden: it is spoken and found like the rest.
  await expect(page.getByRole('heading').last()).toBeVisible();
  await expect(lastLab(page).getByRole('button').first()).toHaveAccessibleName(/./);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => waiting(page)).toBe(0);
});

test('a link within the page leads to its place, a link from elsewhere too', async ({ page }) => {
  const topOf = (id: string) => page.locator(`#${id}`).evaluate((heading) => heading.getBoundingClientRect().top);
  await page.goto('qkv/');
  await page.waitForLoadState('networkidle');
  const id = (await page.locator('.sl-markdown-content h2').last().getAttribute('id'))!;
  await page.goto('glossary/');
  await page.waitForLoadState('networkidle');
  await page.goto(`qkv/#${id}`);
  await page.waitForLoadState('networkidle');
  expect(await waiting(page)).toBe(0);
  const wanted = await topOf(id);
  expect(wanted).toBeLessThan(200);

  await page.goto('glossary/');
  await page.waitForLoadState('networkidle');
  await page.goto('qkv/');
  await page.waitForLoadState('networkidle');
  expect(await waiting(page)).toBeGreaterThan(20);
  await page
    .locator('main .sl-markdown-content')
    .first()
    .evaluate((content, target) => {
      const link = Object.assign(document.createElement('a'), { href: `#${target}`, textContent: 'there' });
      content.prepend(link);
      link.click();
    }, id);
  await expect.poll(() => topOf(id)).toBeCloseTo(wanted, 0);
  expect(await waiting(page)).toBe(0);
});

for (const path of ['generation/', 'masking/', 'ja/residuals/']) {
  test(`/${path}: what is read stays in place while the rest is laid out`, async ({ page }) => {
    const top = (lab: Locator) => lab.evaluate((figure) => figure.getBoundingClientRect().top);
    for (const nth of [1, 2, 3]) {
      await page.goto('glossary/');
      await page.waitForLoadState('networkidle');
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const lab = page.locator('.sl-markdown-content figure.it-lab').nth(nth);
      if ((await lab.count()) === 0) continue;
      await lab.evaluate((figure) => figure.scrollIntoView());
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const before = await top(lab);
      await expect.poll(() => waiting(page)).toBe(0);
      expect(Math.abs((await top(lab)) - before), `lab ${nth} moves`).toBeLessThan(2);
      await expect(lab.locator('xpath=ancestor::astro-island[1]')).not.toHaveAttribute('ssr');
    }
  });
}

test('print gets the whole chapter', async ({ page }) => {
  await page.goto('qkv/');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await waiting(page)).toBe(0);
});
