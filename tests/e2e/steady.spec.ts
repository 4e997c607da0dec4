/** A new prompt of more tokens moves nothing that stands below: on a phone, with the real model. */
import type { Locator } from '@playwright/test';
import { expect, test } from './support/test';
import { ask, askLive, expectLive } from './support/lab';

const SHORT = 'Once upon a time';
const LONG = 'The old king opened the door and smiled at the little girl who';

/** From the end of the prompt's field, which grows with what one writes, to the end of the lab. */
function below(lab: Locator, prompt: string): Promise<number> {
  return lab.evaluate((figure, part) => {
    const bottom = (element: Element) => element.getBoundingClientRect().bottom;
    return Math.round(bottom(figure) - bottom(figure.querySelector(part)!));
  }, prompt);
}

for (const id of ['score-shape', 'mask-choice', 'mask-steps', 'score-sum']) {
  test(`${id} is as high with many tokens as with few`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`embed/${id}/`);
    const lab = page.locator(`figure#${id}`);
    await askLive(lab, SHORT);
    await expect(lab.locator('.it-matrix').first()).toHaveAttribute('aria-rowcount', '5');
    const before = await below(lab, '.it-prompt');
    await ask(lab, LONG);
    await expect(lab.locator('.it-matrix').first()).toHaveAttribute('aria-rowcount', '14');
    await expectLive(lab);
    expect(await below(lab, '.it-prompt')).toBe(before);
  });
}

test('decode-steps: neither a longer prompt nor more steps move what is below', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('embed/decode-steps/');
  const lab = page.locator('figure#decode-steps');
  await ask(lab, SHORT);
  const next = lab.getByRole('button', { name: 'Next token' });
  const texts = lab.locator('.it-decode__text').getByRole('option');
  await next.click();
  await expect(texts).toHaveCount(5);
  await expectLive(lab);
  const before = await below(lab, '.it-prompt');
  for (const count of [6, 7, 8]) {
    await next.click();
    await expect(texts).toHaveCount(count);
    expect(await below(lab, '.it-prompt')).toBe(before);
  }
  await ask(lab, LONG);
  // It begins anew: the room for a step is there before the step is.
  await expect(texts).toHaveCount(13);
  await expect(lab.getByText('Nothing added yet')).toBeVisible();
  expect(await below(lab, '.it-prompt')).toBe(before);
  await next.click();
  await expect(texts).toHaveCount(14);
  expect(await below(lab, '.it-prompt')).toBe(before);
  // The newest token is in sight.
  await lab.locator('.it-decode__text').scrollIntoViewIfNeeded();
  await expect(texts.last()).toBeInViewport();
});
