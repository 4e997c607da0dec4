/**
 * Takes the picture that a shared link shows (public/social.png) from the gallery of a running site. Needed only when the
 * model or the look changes:
 *
 *     npm run dev
 *     npx tsx tools/social-image.ts http://localhost:4321/
 */
import { chromium } from 'playwright-core';
import { findBrowser } from './test/browser.mjs';

const site = process.argv[2] ?? 'http://localhost:4321/';
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light' });
await page.goto(new URL('sandbox/social/', site).href, { waitUntil: 'networkidle' });
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: 'public/social.png' });
await browser.close();
