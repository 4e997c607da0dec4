/**
 * A long chapter opens with what is near the window; the rest is laid out when its reader does something. Nobody may notice:
 * nothing moves, links within the page lead where they say, and what is not laid out yet is there for print and for the ear.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chapterPages, dist } from './support/site';
import { expect, test } from './support/test';

test.use({ viewport: { width: 360, height: 740 } });

/** Of the pieces of the chapter's text: how many are not laid out. */
const waiting = (page: Page) =>
  page
    .locator('.sl-markdown-content > *, .sl-markdown-content > astro-island > *')
    .evaluateAll((pieces) => pieces.filter((piece) => getComputedStyle(piece).contentVisibility === 'auto').length);

const lastLab = (page: Page) => page.locator('.sl-markdown-content figure.it-lab').last();

test('only the beginning is laid out at first, everything at the first key', async ({ page }) => {
  await page.goto('qkv/');
  expect(await waiting(page)).toBeGreaterThan(20);
  // Skipped, not hidden: it is spoken and found like the rest.
  await expect(page.getByRole('heading').last()).toBeVisible();
  await expect(lastLab(page).getByRole('button').first()).toHaveAccessibleName(/./);
  await page.keyboard.press('ArrowDown');
  expect(await waiting(page)).toBe(0);
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
  test(`/${path}: by itself it is laid out at rest; whoever jumps before stands where one does after`, async ({
    page,
  }) => {
    const lab = page.locator('.sl-markdown-content figure.it-lab').nth(1);
    const top = () => lab.evaluate((figure) => Math.round(figure.getBoundingClientRect().top));
    const go = () => lab.evaluate((figure) => figure.scrollIntoView());
    const frames = () =>
      page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.goto(path);
    await expect.poll(() => waiting(page)).toBe(0);
    await go();
    const exact = await top();
    await frames();
    expect(await top()).toBe(exact);

    await page.goto('glossary/');
    await page.waitForLoadState('networkidle');
    await page.goto(path);
    await go();
    await frames();
    await expect.poll(() => waiting(page)).toBe(0);
    expect(Math.abs((await top()) - exact)).toBeLessThan(2);
  });
}

test('print gets the whole chapter', async ({ page }) => {
  await page.goto('qkv/');
  await page.waitForLoadState('networkidle');
  expect(await waiting(page)).toBeGreaterThan(0);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await waiting(page)).toBe(0);
});

test('no text field waits in a page for its lab to wake: Chromium lays out all that one is in', () => {
  const fields = (page: string) =>
    readFileSync(join(dist, page, 'index.html'), 'utf8').match(/<textarea|<input[^>]*type="(text|number|search)"/g) ??
    [];
  expect(chapterPages.length).toBeGreaterThan(12);
  expect(chapterPages.flatMap((page) => fields(page).map((field) => `${page}: ${field}`))).toEqual([]);
});
