/** The teaching pieces: questions, predictions, questions that the model answers, code with live shapes, the table of sizes. */
import type { Page } from '@playwright/test';
import { expectLive } from './support/lab';
import { expect, test } from './support/test';

const PAGE = 'embedding/';

test('a question gives feedback for every answer, by keyboard, and keeps it', async ({ page }) => {
  await page.goto('sandbox/Quiz/?state=fresh');
  const options = page.locator('.it-quiz__option');
  await expect(options).toHaveCount(3);

  await page.goto(PAGE);
  const quiz = page.locator('.it-quiz').first();
  await quiz.scrollIntoViewIfNeeded();
  const answers = quiz.locator('.it-quiz__option');
  await expect(answers.first()).toBeEnabled();
  const status = quiz.getByRole('status');
  await expect(status).toBeEmpty();
  const count = await answers.count();
  let solved = false;
  for (let i = 0; i < count && !solved; i++) {
    await answers.nth(i).focus();
    await page.keyboard.press('Enter');
    await expect(answers.nth(i)).toHaveAttribute('aria-pressed', 'true');
    await expect(answers.nth(i)).toBeFocused();
    const feedback = quiz.locator('.it-quiz__feedback').last();
    await expect(feedback).toBeVisible();
    solved = (await quiz.locator('.is-right').count()) > 0;
    await expect(status).toHaveText(solved ? /^Right\. / : /^Not quite\. /);
    // What was tried before is still there.
    await expect(quiz.locator('.it-quiz__feedback')).toHaveCount(i + 1);
  }
  expect(solved, 'one of the answers is right').toBe(true);
});

test('a prediction comes first, the explanation after it', async ({ page }) => {
  await page.goto(PAGE);
  const predict = page.locator('.it-predict:not(.it-run-quiz)').first();
  await predict.scrollIntoViewIfNeeded();
  const options = predict.locator('.it-predict__option');
  await expect(options.first()).toBeEnabled();
  const explanation = predict.locator('details > .sl-markdown-content');
  await expect(explanation).toBeHidden();

  await options.first().focus();
  await page.keyboard.press('Space');
  await expect(options.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(predict.getByRole('status')).toContainText('Noted.');
  await options.nth(1).click({ force: true });
  await expect(options.nth(1)).toHaveAttribute('aria-pressed', 'false');

  await predict.locator('summary').click();
  await expect(explanation).toBeVisible();
  await expect(explanation).not.toBeEmpty();
});

test('without JavaScript every explanation can be read', async ({ browser, browserName, baseURL }) => {
  test.skip(browserName === 'firefox', 'a Firefox driven by BiDi runs scripts all the same');
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL });
  await page.goto(PAGE);
  const details = page.locator('.it-predict details');
  expect(await details.count()).toBeGreaterThan(1);
  for (let i = 0; i < (await details.count()); i++) {
    await details.nth(i).locator('summary').click();
    await expect(details.nth(i).locator('.sl-markdown-content')).not.toBeEmpty();
    await expect(details.nth(i).locator('.sl-markdown-content')).toBeVisible();
  }
  await page.close();
});

test('the model decides a question, and shows its numbers', async ({ page }) => {
  await page.goto(PAGE);
  const quiz = page.locator('.it-run-quiz').first();
  await quiz.scrollIntoViewIfNeeded();
  const options = quiz.locator('.it-predict__option');
  await expect(options.first()).toBeEnabled();
  const count = await options.count();
  await options.first().focus();
  await page.keyboard.press('Enter');
  const bars = quiz.locator('.it-bar');
  await expect(bars).toHaveCount(count, { timeout: 60_000 });
  await expect(quiz.getByRole('status')).toContainText(/agrees|otherwise|Counted/);
  await expect(quiz.locator('.it-bar.is-marked')).toHaveCount(1);
});

test('a question says what the model is about, not every byte of it, and its button is no part of that', async ({
  page,
}) => {
  const shown = page.locator('.it-run-quiz__status');
  const status = shown.getByRole('status');
  await page.goto('sandbox/RunQuiz/?state=loading');
  await expect(shown.getByText('4.9 of 16.4 MB')).toBeVisible();
  await expect(status).toHaveText('Loading the model');
  await page.goto('sandbox/RunQuiz/?state=failed');
  await expect(status).toHaveText('The download broke off.');
  await expect(shown.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(status.getByRole('button')).toHaveCount(0);
});

test('a question of an earlier visit is asked again, and the focus stays at its answer', async ({ page }) => {
  await page.goto(PAGE);
  const quiz = page.locator('.it-run-quiz').first();
  await quiz.scrollIntoViewIfNeeded();
  await expect(quiz.locator('.it-predict__option').first()).toBeEnabled();
  await quiz.locator('.it-predict__option').first().click();
  await expect(quiz.locator('.it-predict__option[aria-pressed=true]')).toHaveCount(1);
  await page.reload();
  await quiz.scrollIntoViewIfNeeded();
  await quiz.getByRole('button', { name: 'Ask the model again' }).focus();
  await page.keyboard.press('Enter');
  await expect(quiz.getByRole('status')).toContainText(/agrees|otherwise|Counted/, { timeout: 60_000 });
  await expect(quiz.locator('.it-run-quiz__status')).toBeFocused();
});

test('the shapes in the code follow the prompt', async ({ page }) => {
  await page.goto(PAGE);
  const code = page.locator('.it-code-pair', { has: page.locator('[data-shape=T]') }).first();
  await expect(code.locator('[data-shape=T]').first()).toHaveText('8');
  await expect(code.locator('[data-shape=D]').first()).toHaveText('192');
  expect(await code.innerText()).not.toContain('SHAPE_');

  const lab = page.locator('#embedding-strip');
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.locator('textarea')).toBeEnabled();
  await lab.locator('textarea').fill('A king');
  await expectLive(lab);
  await code.scrollIntoViewIfNeeded();
  await expect(code.locator('[data-shape=T]').first()).toHaveText('2');
});

test('code: both languages beside each other on a wide page, one at a time on a phone', async ({ page }) => {
  await page.goto(PAGE);
  const code = page.locator('.it-code-pair').first();
  await page.setViewportSize({ width: 1280, height: 800 });
  await code.scrollIntoViewIfNeeded();
  for (const side of ['ts', 'py']) {
    await expect(code.locator(`.it-code-pair__side--${side}`)).toBeVisible();
    await expect(
      code.getByText(/^src\/engine\/reference\/\w+\.(ts|py)$/).filter({ hasText: `.${side}` }),
    ).toBeVisible();
  }
  // Side by side, no line breaks: as soon as there is room for both, in the window of a laptop, and where there is plenty.
  for (const width of [1264, 1280, 1300, 1500]) {
    await page.setViewportSize({ width, height: 800 });
    const heights = await page
      .locator('.it-code-pair .ec-line')
      .evaluateAll((lines) => lines.map((line) => line.clientHeight).filter((height) => height > 0));
    expect(Math.max(...heights), `${width} px`).toBe(Math.min(...heights));
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(code.locator('.it-code-pair__side--py')).toBeHidden();
  await code.getByRole('radio', { name: 'TypeScript' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(code.locator('.it-code-pair__side--py')).toBeVisible();
  await expect(code.locator('.it-code-pair__side--ts')).toBeHidden();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('the table counts the parameters of GPT-2 small and of the model here', async ({ page }) => {
  await page.goto('sandbox/ModelSizes/');
  const cells = (row: string) => page.locator(`[data-row=${row}] td`).first();
  // 124,439,808: the number of parameters in openai-community/gpt2's model.safetensors.
  await expect(cells('parameters')).toContainText('124,439,808');
  await expect(cells('tokenParameters')).toContainText('38,597,376');
  await page.goto(PAGE);
  await expect(page.locator('.it-sizes table').first()).toContainText('50,257');
});

/** How far the page is wider than its window, in pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
