/** Several threads where the page is cross-origin isolated, one where it is not; the same numbers in both. */
import { cpus } from 'node:os';
import type { Page } from '@playwright/test';
import { askLive } from './support/lab';
import { isolatedSite, testOn } from './support/other-sites';
import { expect, test } from './support/test';

const PROMPT = 'She opened the door and looked at the';
let single: string | undefined;

/** The bars of a prompt, and the number of threads that the dialog tells. */
async function answer(page: Page): Promise<{ bars: string; threads: string }> {
  await page.goto('embed/next-token/');
  const lab = page.locator('figure.it-lab');
  await askLive(lab, PROMPT);
  const bars = await lab.locator('.it-bars').first().innerText();
  await lab.locator('.it-model-button').click();
  const threads = await page.locator('.it-model-current').innerText();
  return { bars, threads };
}

test.describe.configure({ mode: 'serial' });

test('one thread where the page is not isolated', async ({ page }) => {
  const { bars, threads } = await answer(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(threads).toBe('threads: 1');
  single = bars;
});

testOn(isolatedSite)('up to four threads where it is', async ({ page }) => {
  const { bars, threads } = await answer(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(threads).toBe(`threads: ${Math.min(4, cpus().length)}`);
  if (single) expect(bars).toBe(single);
});
