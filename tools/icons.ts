/**
 * `npm run icons`: the app's icons, `public/icons/*.png`, from the favicon, drawn by a browser. Needed only when the mark
 * changes. `icon` is the mark as it is; `maskable` leaves the room that a phone's mask may cut away.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './test/browser.mjs';

/** Share of the picture that the mark takes. Masks leave a circle of 80 % of the width: the mark's square fits into it. */
const SHARES = { icon: 0.84, maskable: 0.54 };
const PAPER = '#ffffff';

const mark = readFileSync('public/favicon.svg', 'utf8');
mkdirSync('public/icons', { recursive: true });
const browser = await chromium.launch({ executablePath: ensureBrowser(console.log), args: ['--no-sandbox'] });
for (const [name, share] of Object.entries(SHARES)) {
  for (const size of [192, 512]) {
    const page = await browser.newPage({ viewport: { width: size, height: size }, colorScheme: 'light' });
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${PAPER}">
       <div style="width:${share * 100}%;line-height:0">${mark}</div>`,
    );
    await page.screenshot({ path: `public/icons/${name}-${size}.png` });
    await page.close();
  }
}
await browser.close();
