/** Reading a page of the course as a reader does, for benchmarks. */
import type { Page } from 'playwright-core';

/** From the top to the end in steps of half a screen; `pause` is waited for at each. */
export async function readThrough(page: Page, pause: () => Promise<void>): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const step = page.viewportSize()!.height / 2;
  for (let top = 0; top <= height; top += step) {
    await page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), top);
    await pause();
  }
}

/** Until all labs in view are awake and none shows an earlier prompt's answer: those that nobody sees wait for a reader. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('astro-island[ssr] figure.it-lab, figure.it-lab[data-origin=stale]')].every(
        (lab) => {
          const { top, bottom } = lab.getBoundingClientRect();
          return bottom < 0 || top > innerHeight;
        },
      ),
    null,
    { timeout: 120_000 },
  );
  await twoFrames(page);
}

export function twoFrames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}
