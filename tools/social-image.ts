/**
 * Takes the pictures that a shared link shows, one for each language (public/social/<tag>.png), from the gallery of a running
 * site. Needed only when the model, the look or the site's name changes; a language without a picture shows the English one:
 *
 *     npm run dev
 *     npx tsx tools/social-image.ts http://localhost:4321/
 */
import { chromium } from 'playwright-core';
import { locales, PSEUDO } from '../src/locales';
import { findBrowser } from './test/browser.mjs';

const site = process.argv[2] ?? 'http://localhost:4321/';
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light' });
for (const [folder, { lang }] of Object.entries(locales)) {
  if (folder === PSEUDO) continue;
  await page.goto(new URL(`sandbox/social/${lang}/`, site).href, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `public/social/${lang}.png` });
}
await browser.close();
