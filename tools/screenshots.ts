/**
 * `npm run screenshots`: pictures of every page that readers see, to look at: pages × widths × colour schemes ×
 * languages, into `.cache/screenshots/`, and the README's picture, `docs/screenshot.png`, with a live answer in it.
 *
 *   npm run screenshots                 all of them, from the site in `dist` (build it first)
 *   npm run screenshots -- --readme     the README's picture alone
 *   npm run screenshots -- embedding    pages whose address contains "embedding"
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { normaliseBase, serve } from './serve/server.mjs';
import { ensureBrowser } from './test/browser.mjs';

const folder = '.cache/screenshots';
const dist = process.env.DIST ?? 'dist';
const widths = [360, 768, 1440];
const schemes = ['light', 'dark'] as const;

const readmeOnly = process.argv.includes('--readme');
const wanted = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '';

if (!existsSync(`${dist}/index.html`)) {
  console.error('There is no built site. Run "npm run build" first.');
  process.exit(1);
}

const base = normaliseBase(process.env.BASE_PATH);
const server = await serve({ folder: dist, base, host: '127.0.0.1', port: 4470, ifBusy: 'next' });
const browser = await chromium.launch({ executablePath: ensureBrowser(console.log), args: ['--no-sandbox'] });
try {
  if (!wanted) await readmePicture(browser);
  if (!readmeOnly) await allPages(browser);
} finally {
  await browser.close();
  await server.close();
}

async function allPages(browser: Browser): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html') && path.includes(wanted));
  for (const path of pages) {
    for (const width of widths) {
      for (const colorScheme of schemes) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
        await page.goto(server.url + path.replace(/index\.html$/, ''));
        await scrollThrough(page);
        const name = path.replace(/\/?index\.html$/, '').replaceAll('/', '_') || 'start';
        await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
        await page.close();
      }
    }
  }
  console.log(`${pages.length * widths.length * schemes.length} pictures in ${folder}/`);
}

/** What loads when it comes into view is part of the picture. */
async function scrollThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 450) {
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForLoadState('networkidle');
}

/** The start page with the model's live answer to a prompt, as a reader sees it on a laptop. */
async function readmePicture(browser: Browser): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 960 },
    colorScheme: 'light',
    deviceScaleFactor: 1.5,
  });
  await page.goto(server.url);
  const lab = page.locator('figure.it-lab', { has: page.locator('.it-prompt') }).first();
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('textarea').first().fill('She opened the door and looked at the');
  await page.locator('figure.it-lab[data-origin="live"][data-state="ready"]').first().waitFor({ timeout: 60_000 });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // From the lab's title, below the site's header, to its bars.
  await lab.evaluate((figure) =>
    window.scrollTo({ top: Math.max(0, figure.getBoundingClientRect().top + scrollY - 90), behavior: 'instant' }),
  );
  mkdirSync('docs', { recursive: true });
  await page.screenshot({ path: 'docs/screenshot.png' });
  await page.close();
  console.log('docs/screenshot.png');
}
