/**
 * `npm run -s bench:page`: from a key pressed in the first figure to the bars repainted, in Chromium, with the default
 * model awake and the page's other labs at rest. Uses the site in `dist` (build it first). Prints the median and the
 * spread over many keys; a figure of this machine and its load, not a test.
 */
import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { normaliseBase, serve } from './serve/server.mjs';
import { ensureBrowser } from './test/browser.mjs';

/** 16 tokens with the last word complete; the keys change only that word. */
const PROMPT = 'Once upon a time there was a little girl who lived with her old';
const KEYS = ' grandmother in a house near the wood';
const ROUNDS = 3;

const dist = process.env.DIST ?? 'dist';
if (!existsSync(`${dist}/index.html`)) {
  console.error('There is no built site. Run "npm run build" first.');
  process.exit(1);
}
const server = await serve({
  folder: dist,
  base: normaliseBase(process.env.BASE_PATH),
  host: '127.0.0.1',
  port: 0,
  ifBusy: 'fail',
});
const browser = await chromium.launch({ executablePath: ensureBrowser(console.error), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.goto(server.url);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(...(await typeAndTime(page)));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(0);
  console.log(`keystroke to repaint: median ${at(0.5)} ms, 10–90 % ${at(0.1)}–${at(0.9)} ms (${times.length} keys)`);
} finally {
  await browser.close();
  await server.close();
}

/** Milliseconds for each key, one after another: the next is pressed when the answer to the last is on the screen. */
async function typeAndTime(page: Page): Promise<number[]> {
  const lab = page.locator('figure#next-token');
  const field = lab.locator('textarea');
  await lab.scrollIntoViewIfNeeded();
  await field.click();
  await field.fill(PROMPT);
  await page.waitForSelector('figure#next-token[data-origin=live][data-state=ready]', { timeout: 120_000 });
  const times: number[] = [];
  for (const key of KEYS) {
    await armed(page);
    await page.keyboard.type(key);
    times.push(await page.evaluate(() => (window as unknown as { repainted: Promise<number> }).repainted));
  }
  return times;
}

/** Starts a watch: from the next `input` event until the frame after the figure is live again has been painted. */
function armed(page: Page): Promise<void> {
  return page.evaluate(() => {
    const figure = document.querySelector('figure#next-token')!;
    const repainted = new Promise<number>((resolve) => {
      figure.addEventListener(
        'input',
        () => {
          const start = performance.now();
          let stale = false;
          const observer = new MutationObserver(() => {
            const origin = figure.getAttribute('data-origin');
            stale ||= origin === 'stale';
            if (!stale || origin !== 'live') return;
            observer.disconnect();
            // A task queued in a frame runs after that frame is painted.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          });
          observer.observe(figure, { attributes: true, subtree: true, childList: true, characterData: true });
        },
        { once: true, capture: true },
      );
    });
    Object.assign(window, { repainted });
  });
}
