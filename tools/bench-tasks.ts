/**
 * `npm run -s bench:tasks`: how long the page's main thread is busy at a stretch, in Chromium, with the default model: while a
 * chapter is read to its end and its labs wake, while the model loads and all labs answer, and while one types. A task over
 * 50 ms is one that a reader can feel. Uses the site in `dist` (build it first).
 *
 *   npm run -s bench:tasks                     the chapters with most labs
 *   npm run -s bench:tasks -- multi-head/      a page of your choice; several are possible
 *
 * Wall time depends on what else the machine does; time on the processor hardly does, and the ratio to a fixed loop of
 * arithmetic says how fast this machine is. A figure to look at, not a test.
 */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { quiet, readThrough, twoFrames } from './bench/reading';
import { calibrate, longTasks, type Task } from './bench/tasks';
import { normaliseBase, serve } from './serve/server.mjs';
import { ensureBrowser } from './test/browser.mjs';

const PROMPT = 'Once upon a time there was a little girl who lived with her';
const KEYS = ' grandmother in a house near the wood';
const LIVE = 'figure.it-lab[data-origin=live][data-state=ready]';

const dist = process.env.DIST ?? 'dist';
if (!existsSync(`${dist}/index.html`)) {
  console.error('There is no built site. Run "npm run build" first.');
  process.exit(1);
}
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const pages = named.length ? named : ['', 'masking/', 'multi-head/', 'residuals/'];
const server = await serve({
  folder: dist,
  base: normaliseBase(process.env.BASE_PATH),
  host: '127.0.0.1',
  port: 0,
  ifBusy: 'fail',
});
const browser = await chromium.launch({ executablePath: ensureBrowser(console.error), args: ['--no-sandbox'] });
try {
  for (const path of pages) await chapter(browser, path);
} finally {
  await browser.close();
  await server.close();
}

async function chapter(browser: Browser, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const loop = await calibrate(page);
  console.log(`\n/${path}   (the fixed loop takes ${loop.toFixed(0)} ms here)`);
  const phases: [string, () => Promise<void>][] = [
    ['opening and reading to the end', () => read(page, server.url + path)],
    ['waking the model, the labs in view answer', () => ask(page)],
    ['typing, every key answered', () => type(page)],
    ['back to the end, all labs answer', () => readThrough(page, () => quiet(page))],
  ];
  for (const [name, phase] of phases) report(name, await longTasks(browser, page, phase), loop);
  await page.close();
}

async function read(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await readThrough(page, () => twoFrames(page));
  await page.waitForLoadState('networkidle');
}

async function ask(page: Page): Promise<void> {
  const lab = page.locator('figure.it-lab', { has: page.locator('.it-prompt') }).first();
  await lab.locator('textarea').first().fill(PROMPT);
  await page.locator(LIVE).first().waitFor({ timeout: 120_000 });
  await quiet(page);
}

async function type(page: Page): Promise<void> {
  const field = page.locator('figure.it-lab textarea').first();
  await field.click();
  await page.keyboard.press('End');
  for (const key of KEYS) {
    await page.keyboard.type(key);
    await quiet(page);
  }
}

function report(name: string, tasks: Task[], loop: number): void {
  const by = (time: 'wall' | 'cpu') => [...tasks].sort((a, b) => b[time] - a[time]);
  const longest = by('cpu')[0];
  if (!longest) return;
  const over = (time: 'wall' | 'cpu') => tasks.filter((task) => task[time] > 50).length;
  console.log(
    `  ${name}: longest ${longest.cpu.toFixed(0)} ms on the processor (${(longest.cpu / loop).toFixed(2)} loops), ` +
      `${by('wall')[0]!.wall.toFixed(0)} ms in all; over 50 ms: ${over('cpu')} on the processor, ${over('wall')} in all, of ${tasks.length}`,
  );
  for (const task of by('cpu').slice(0, 3)) console.log(`      ${task.cpu.toFixed(0)} ms: ${task.what}`);
}
