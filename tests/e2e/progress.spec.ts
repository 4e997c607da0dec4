/** Progress is kept on the device: what was read and answered, where the reader was; it can be forgotten, and nothing needs it. */
import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/test';

const stored = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('inside-transformer-progress /') ?? 'null') as unknown);
const mark = (page: Page, slug: string) => page.locator(`.it-nav-mark[data-slug="${slug}"]`);

test('keeps what was answered and read, leads back, and forgets when asked to', async ({ page }) => {
  await page.goto('./');
  const way = page.locator('.it-continue');
  await expect(way).toContainText('Start with chapter 1');

  await page.goto('embedding/');
  const quiz = page.locator('.it-quiz').first();
  await quiz.scrollIntoViewIfNeeded();
  const answer = quiz.locator('.it-quiz__option').first();
  await expect(answer).toBeEnabled();
  await answer.click();
  await expect(mark(page, 'embedding')).toHaveAttribute('data-state', 'begun');
  await page.getByRole('heading', { name: 'Go deeper' }).scrollIntoViewIfNeeded();
  await expect(mark(page, 'embedding')).toHaveAttribute('data-state', 'read');
  await expect(page.locator('.it-nav a[data-slug=embedding]')).toHaveAccessibleName(/\(read\)$/);

  await page.goto('./');
  await expect(way).toContainText('Continue where you were');
  await way.getByRole('link').click();
  await expect(page).toHaveURL(/embedding\/#[\w-]+$/);

  // The answer is there again, with its feedback.
  await quiz.scrollIntoViewIfNeeded();
  await expect(answer).toHaveAttribute('aria-pressed', 'true');
  await expect(quiz.locator('.it-quiz__feedback')).toHaveCount(1);

  // Asked once more; "Keep" keeps.
  const foot = page.locator('.it-progress-kept');
  await foot.getByRole('button', { name: 'Forget my progress' }).click();
  await expect(foot.getByRole('button', { name: 'Keep' })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('.it-page-foot').include('.it-nav').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await stored(page)).toMatchObject({ version: 1, read: ['embedding'] });

  await foot.getByRole('button', { name: 'Forget my progress' }).click();
  await foot.getByRole('button', { name: 'Yes, forget' }).click();
  await expect(foot.getByRole('status')).toHaveText('Forgotten.');
  expect(await stored(page)).toBeNull();
  await expect(mark(page, 'embedding')).toHaveAttribute('data-state', '');
  await expect(answer).toHaveAttribute('aria-pressed', 'false');
});

test('damaged or forbidden storage changes nothing', async ({ page }) => {
  await page.addInitScript(() => {
    // Firefox runs this in the empty page as well, which has no store.
    if (origin === 'null') return;
    localStorage.setItem('inside-transformer-progress /', '{"version":1,"answers":{"embedding/quiz-ids":[99]},"last":');
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith('inside-transformer')) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await page.goto('embedding/');
  const quiz = page.locator('.it-quiz').first();
  await quiz.scrollIntoViewIfNeeded();
  const answer = quiz.locator('.it-quiz__option').first();
  await expect(answer).toBeEnabled();
  await answer.click();
  await expect(answer).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('heading', { name: 'Go deeper' }).scrollIntoViewIfNeeded();
  await expect(mark(page, 'embedding')).toHaveAttribute('data-state', '');
});
