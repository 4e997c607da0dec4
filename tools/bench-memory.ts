/**
 * `npm run -s bench:memory`: what the default model costs a phone's memory. Chromium with a phone's screen on the site in
 * `dist` (build it first; DIST, BASE_PATH as for the browser tests): a chapter as it opens, while the model loads, with the
 * first live answer, read to its end with every lab awake, and after twenty more prompts. Proportional memory (PSS: a page
 * of memory that n processes share counts 1/n to each), of the tab's process and of the whole browser, as Linux counts it.
 *
 *     npm run -s bench:memory [-- --isolated]     with several threads, as where a host isolates pages
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { runCommand, UserError } from './lib/user-error';
import { openBrowser } from './proof/browser';
import { watchMemory } from './bench/memory';
import { quiet, readThrough } from './bench/reading';
import { normaliseBase, serve } from './serve/server.mjs';

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };
const CHAPTER = 'multi-head/';
const ANSWERS = 20;
const LIVE = '[data-origin=live][data-state=ready]';
const MB = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

await runCommand(async () => {
  const folder = process.env.DIST ?? 'dist';
  if (!existsSync(`${folder}/index.html`)) throw new UserError('There is no built site. Run "npm run build" first.');
  const isolated = process.argv.includes('--isolated');
  const base = normaliseBase(process.env.BASE_PATH);
  const site = await serve({ folder, base, host: '127.0.0.1', port: 0, ifBusy: 'fail', isolated });
  const profile = await mkdtemp(join(tmpdir(), 'memory-'));
  const browser = await openBrowser(profile, PHONE);
  try {
    const memory = await watchMemory(browser.browser()!);
    console.log(
      `/${CHAPTER}, ${isolated ? 'isolated, ' : ''}${cpus().length} processors, Chromium ${browser.browser()!.version()}`,
    );
    const stage = async (title: string, run: () => Promise<unknown>) => {
      memory.begin();
      await run();
      const { now, peak } = await memory.end();
      const figures = (side: 'tab' | 'browser') => `${MB(now[side])}, at most ${MB(peak[side])}`;
      console.log(`${title.padEnd(28)} tab ${figures('tab').padEnd(24)} browser ${figures('browser')}`);
    };
    const page = browser.pages()[0] ?? (await browser.newPage());
    await stage('an empty page', () => page.goto('about:blank'));
    await stage('the chapter', () => page.goto(site.url + CHAPTER, { waitUntil: 'networkidle' }));
    const lab = page.locator('figure.it-lab', { has: page.locator('.it-prompt') }).first();
    await stage('to the first live answer', async () => {
      await lab.scrollIntoViewIfNeeded();
      await lab.locator('textarea').fill('Once upon a time there was a little girl');
      await page.waitForSelector(`#${await lab.getAttribute('id')}${LIVE}`);
    });
    await stage('read to its end, all awake', () => readThrough(page, () => quiet(page)));
    await stage(`${ANSWERS} more prompts`, async () => {
      await lab.scrollIntoViewIfNeeded();
      for (let i = 0; i < ANSWERS; i++)
        await answer(page, `The old king number ${i} opened the door and looked at her`);
    });
    if (isolated) console.log(`by the browser's own count: ${MB(await ownCount(page))}`);
    memory.stop();
  } finally {
    await browser.close();
    await site.close();
    await rm(profile, { recursive: true, force: true });
  }
});

/** Every lab with the page's prompt has answered it. */
async function answer(page: Page, prompt: string): Promise<void> {
  const field = page.locator('figure.it-lab textarea').first();
  await field.fill(prompt);
  await page.waitForFunction((text) => {
    const fields = [...document.querySelectorAll('textarea')];
    const figures = fields.map((one) => one.closest<HTMLElement>('figure.it-lab')!);
    return fields[0]!.value === text && figures[0]!.dataset.origin === 'live' && figures[0]!.dataset.state === 'ready';
  }, prompt);
}

/** `performance.measureUserAgentSpecificMemory`, which isolated pages have. */
async function ownCount(page: Page): Promise<number> {
  return page.evaluate(async () => {
    interface Measuring {
      measureUserAgentSpecificMemory(): Promise<{ bytes: number }>;
    }
    return (await (performance as unknown as Measuring).measureUserAgentSpecificMemory()).bytes;
  });
}
