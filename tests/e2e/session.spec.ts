/** One model for the whole page, and what happens when it cannot be had. */
import type { Request } from '@playwright/test';
import { expect, test } from './support/test';
import { ask, askLive, expectLive, promptLabs } from './support/lab';

test('several labs and several prompts load every file of the model once', { tag: '@subpath' }, async ({ page }) => {
  const loaded: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().includes('/models/')) loaded.push(new URL(request.url()).pathname);
  });
  await page.goto('./');
  const labs = promptLabs(page);
  await askLive(labs.first(), 'She looked at the');
  await askLive(labs.last(), 'The dog ran over the');
  await askLive(labs.first(), 'Once upon a time there was a');
  expect(loaded.length).toBeGreaterThan(2);
  expect(loaded.filter((path, index) => loaded.indexOf(path) !== index)).toEqual([]);
});

test('a lab that is reached while the model runs is live by itself, and asks for nothing', async ({ page }) => {
  await page.goto('output-probabilities/');
  await askLive(promptLabs(page).first(), 'She looked at the');
  const last = promptLabs(page).last();
  await last.scrollIntoViewIfNeeded();
  await expectLive(last);
  await expect(last.locator('textarea').first()).toHaveValue('She looked at the');
  await expect(last.locator('.it-lab-foot').getByRole('button', { name: /^Run/ })).toHaveCount(0);
});

test('the next chapter downloads nothing of the model again', async ({ page }) => {
  await page.goto('./');
  await askLive(promptLabs(page).first(), 'She looked at the');
  const again: Request[] = [];
  page.context().on('requestfinished', (request) => {
    if (/\/models\/.*(\.bin|\.onnx)/.test(request.url())) again.push(request);
  });
  await page.goto('output-probabilities/');
  await askLive(promptLabs(page).first(), 'He looked at the');
  // Asking whether a file has changed brings none of it.
  const bodies = await Promise.all(again.map(async (request) => (await request.sizes()).responseBodySize));
  expect(again.map((request) => request.url()).filter((_, i) => bodies[i]! > 0)).toEqual([]);
});

test('a part of the model that cannot be had is said, and "try again" goes on', async ({ page, watch }) => {
  watch.expectProblem(/503|Service Unavailable/);
  let broken = true;
  await page
    .context()
    .route(/\/models\/.*\.bin$/, (route) => (broken ? route.fulfill({ status: 503, body: 'busy' }) : route.continue()));
  await page.goto('./');
  const lab = promptLabs(page).first();
  await ask(lab, 'She looked at the');
  await expect(lab).toHaveAttribute('data-state', 'failed');
  await expect(lab.locator('.it-lab-foot')).toContainText('503');
  await expect(lab.locator('textarea').first()).toHaveValue('She looked at the');

  broken = false;
  await lab.getByRole('button', { name: /try again/i }).click();
  await expect(lab).toHaveAttribute('data-origin', 'live');
});
