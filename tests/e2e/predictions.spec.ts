/** A prediction stands beside the result of its lab, now and on the next visit; skipping it is one click. */
import { expect, test } from './support/test';

const PAGE = 'output-probabilities/';

test('a prediction appears in the lab it is about, and is there again on the next visit', async ({ page }) => {
  await page.goto(PAGE);
  const question = page.locator('.it-predict[data-lab]').first();
  const lab = page.locator(`#${await question.getAttribute('data-lab')}`);
  const line = lab.locator('.it-lab-prediction');
  // The line has its room before anything is in it.
  const room = (await line.boundingBox())?.height ?? 0;
  expect(room).toBeGreaterThan(10);

  await question.scrollIntoViewIfNeeded();
  const options = question.locator('li > button');
  await expect(options.nth(1)).toBeEnabled();
  await options.nth(1).click();
  const text = (await options.nth(1).textContent()) ?? '';
  await lab.scrollIntoViewIfNeeded();
  await expect(line).toContainText(`Your prediction: ${text}`);
  // Scrolled, a box in Firefox differs by some hundred-thousandths of a pixel.
  expect((await line.boundingBox())?.height).toBeCloseTo(room, 3);

  // The lab finds it by itself: the question further down the page has not woken yet.
  await page.reload();
  await lab.scrollIntoViewIfNeeded();
  await expect(line).toContainText(text);
  await line.getByRole('link').click();
  await expect(question).toBeInViewport();
  await expect(options.nth(1)).toHaveAttribute('aria-pressed', 'true');

  // A later question about the same lab takes the place of the earlier one.
  const id = await lab.getAttribute('id');
  const later = page.locator(`.it-predict[data-lab="${id}"]`).nth(1);
  await later.scrollIntoViewIfNeeded();
  await later.locator('li > button').first().click();
  await expect(line).toContainText((await later.locator('li > button').first().textContent()) ?? '');
});

test('who skips the prediction reads the explanation and is led to the lab', async ({ page }) => {
  await page.goto(PAGE);
  const question = page.locator('.it-predict[data-lab]').first();
  await question.locator('summary').click();
  await expect(question.locator('details > .sl-markdown-content')).toBeVisible();
  await expect(question.getByRole('status').getByRole('link')).toBeVisible();
  await expect(page.locator('.it-lab-prediction:not(:empty)')).toHaveCount(0);
});
