/** The course without what a page usually has: without scripts, without a store, without a screen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, pages } from './support/site';
import { expect, test } from './support/test';
import { setTheme } from './support/theme';

const ANSWER = /^[✓✗] /;

test.describe('without JavaScript', () => {
  test.skip(({ browserName }) => browserName === 'firefox', 'a Firefox driven by BiDi runs scripts all the same');
  test.use({ javaScriptEnabled: false });

  for (const [folder, said] of [
    ['', 'JavaScript is off here'],
    ['ja/', 'JavaScriptが無効です'],
    ['zh-cn/', '浏览器已停用 JavaScript'],
  ]) {
    test(`/${folder}embedding/ says so, and gives the answers of its questions`, async ({ page }) => {
      // Playwright's search by text passes by what is in <noscript>.
      const instead = page.locator('noscript p');
      await page.goto(`${folder}embedding/`);
      await expect(instead.first()).toBeVisible();
      expect(await instead.first().innerText()).toContain(said);
      const quizzes = await page.locator('.it-quiz').count();
      const answers = await instead.allInnerTexts();
      expect(quizzes).toBeGreaterThan(0);
      expect(answers.filter((text) => text.startsWith('✓ ')).length).toBeGreaterThanOrEqual(quizzes);
      await expect(instead.last()).toBeVisible();
      await page.goto(`${folder}embed/mask-steps/`);
      await expect(instead.first()).toBeVisible();
      expect(await instead.first().innerText()).toContain(said);
    });
  }
});

test('with scripts no question shows its answers before the reader has tried one', async ({ page }) => {
  await page.goto('embedding/');
  const quiz = page.locator('.it-quiz').first();
  await quiz.scrollIntoViewIfNeeded();
  await expect(quiz.locator('.it-quiz__option').first()).toBeEnabled();
  await expect(page.locator('main p').filter({ hasText: ANSWER })).toHaveCount(0);
});

test('what is for readers without scripts is whole, and nothing of it stands beside', () => {
  const found = pages
    .map((path) => readFileSync(join(dist, path, path.endsWith('.html') ? '' : 'index.html'), 'utf8'))
    .flatMap((html) => html.match(/<noscript[\s\S]*?<\/noscript>/g) ?? []);
  expect(found.length).toBeGreaterThan(40);
  expect(found.filter((each) => each.replace(/<[^>]*>/g, '').trim() === '')).toEqual([]);
});

test('where site data is blocked, the page has the colours of the system, and the switch works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto('embedding/');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'light');
  const theme = page.locator('starlight-theme-select select').first();
  await theme.selectOption('dark');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await theme.selectOption('light');
  await expect(root).toHaveAttribute('data-theme', 'light');
});

test('a page in the dark is printed in the light colours', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'Playwright does not hand a wish for print to a Firefox driven by BiDi');
  await page.goto('masking/');
  const colours = () =>
    page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return ['--it-ink', '--it-paper', '--it-positive-5', '--sl-color-bg'].map((name) => style.getPropertyValue(name));
    });
  const light = await colours();
  await setTheme(page, 'dark');
  expect(await colours()).not.toEqual(light);
  await page.emulateMedia({ media: 'print' });
  expect(await colours()).toEqual(light);
});
