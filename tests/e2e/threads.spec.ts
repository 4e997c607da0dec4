/** Several threads where the page is cross-origin isolated, one where it is not; the same numbers in both. */
import type { Page } from '@playwright/test';
import { askLive, threadsOf } from './support/lab';
import { isolatedSite, testOn } from './support/other-sites';
import { expect } from './support/test';

/** Whether the page is isolated, the threads that it tells of, and the bars of a prompt. */
async function answer(page: Page) {
  await page.goto('embed/next-token/');
  const lab = page.locator('figure.it-lab');
  await askLive(lab, 'She opened the door and looked at the');
  const bars = await lab.locator('.it-bars').first().innerText();
  return { isolated: await page.evaluate(() => crossOriginIsolated), threads: await threadsOf(lab), bars };
}

testOn(isolatedSite)(
  'threads are as many as the page may have, and the numbers are the same',
  async ({ page, browser }, { project }) => {
    const several = await answer(page);
    // In one test: another one may run in another process, and know nothing of this one's answer.
    const plain = await browser.newPage({ baseURL: project.use.baseURL });
    const one = await answer(plain);
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    expect(several).toMatchObject({ isolated: true, threads: Math.min(4, cores) });
    expect(one).toMatchObject({ isolated: false, threads: 1 });
    expect(one.bars).toMatch(/%/);
    expect(several.bars).toBe(one.bars);
    await plain.close();
  },
);
