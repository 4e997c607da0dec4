/**
 * Every page in a browser, as on a narrow phone: reads without an error, has one heading and a title, fits, and nothing moves
 * by itself. English pages stand for all where readers have enlarged them or set their text wider.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test';
import { readToTheEnd } from './support/lab';
import { layoutProblems, scrolledByPointerAlone, tooWide } from './support/layout';
import { expectSteady } from './support/shifts';
import { setReaderStyle, SPACING } from './support/spacing';
import { dist, languages, readerPages, sampled } from './support/site';

test(
  'an address that does not exist shows the 404 page with a way home',
  { tag: '@subpath' },
  async ({ page, watch }) => {
    watch.expectProblem(/404/);
    const response = await page.goto('no/such/page/');
    expect(response?.status()).toBe(404);
    await expect(page.locator('h1')).toBeVisible();
    await page.locator('main a').first().click();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.locator('figure.it-lab').first()).toBeVisible();
  },
);

for (const { folder, lang } of languages.filter(({ folder }) => folder)) {
  test(
    `an address that does not exist is answered in ${lang}`,
    { tag: '@subpath' },
    async ({ page, watch, baseURL }) => {
      watch.expectProblem(/404/);
      const speaks = async () => {
        await expect(page.locator('html')).toHaveAttribute('lang', lang);
        await expect(page).toHaveTitle(/[\p{Script=Han}\p{Script=Katakana}]/u);
        await expect(page.locator('h1')).toHaveText(/[\p{Script=Han}\p{Script=Katakana}]/u);
        const links = page.locator('main p[data-folder]:visible a');
        await expect(links).toHaveCount(1);
        expect(new URL((await links.getAttribute('href')) ?? '', page.url()).href).toBe(`${baseURL}${folder}`);
      };
      const response = await page.goto(`${folder}no/such/page/`);
      expect(response?.status()).toBe(404);
      await speaks();
      // As from a host that sends the one at the root for every address.
      const body = readFileSync(join(dist, '404.html'), 'utf8');
      await page.route('**/no/such/page/', (route) => route.fulfill({ status: 404, contentType: 'text/html', body }));
      await page.goto(`${folder}no/such/page/`);
      await speaks();
    },
  );
}

/** Under a sub-path, one page of each kind in each language: what could differ there is addresses. */
const onSubPath = /^((ja|zh-cn)\/)?((embedding|embed\/next-token)\/)?$/;

test.describe('at 360 pixels', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const translated = (path: string) => /^(ja|zh-cn)\//.test(path);
  const looked = [...readerPages.filter((path) => !translated(path)), ...sampled(readerPages.filter(translated))];
  for (const path of new Set([...looked, ...readerPages.filter((path) => onSubPath.test(path))])) {
    const tag = onSubPath.test(path) ? ['@subpath'] : [];
    test(`/${path} reads without an error and without sideways scrolling`, { tag }, async ({ page }) => {
      await page.goto(path || './');
      await readToTheEnd(page);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page).toHaveTitle(/\S/);
      await expectSteady(page);
      expect(await tooWide(page), 'at 360 pixels').toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const inEnglish = !translated(path);
      if (inEnglish) {
        await setReaderStyle(page, SPACING);
        expect([...(await tooWide(page)), ...(await layoutProblems(page, 'main'))], 'with wide spacing').toEqual([]);
        await setReaderStyle(page, '');
      }
      // 1280 pixels at 400 %, and at 200 %.
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await tooWide(page), 'at 320 pixels').toEqual([]);
      expect(await scrolledByPointerAlone(page), 'scrolled by pointer alone').toEqual([]);
      if (!inEnglish) return;
      expect(await layoutProblems(page, 'main'), 'at 320 pixels').toEqual([]);
      await page.setViewportSize({ width: 640, height: 640 });
      expect([...(await tooWide(page)), ...(await layoutProblems(page, 'main'))], 'at 640 pixels').toEqual([]);
    });
  }
});

for (const { folder, lang } of languages) {
  test(
    `the start page in ${lang} names its language and keeps it in its links`,
    { tag: '@subpath' },
    async ({ page, baseURL }) => {
      await page.goto(folder || './');
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      const links = await page
        .locator('nav.sidebar a')
        .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
      expect(links.length).toBeGreaterThan(10);
      // English is at the root, where all others are as well.
      const others = languages.filter((other) => other.folder && other.folder !== folder);
      const isHere = (href: string) =>
        href.startsWith(`${baseURL}${folder}`) && !others.some((other) => href.startsWith(`${baseURL}${other.folder}`));
      expect(links.filter((href) => !isHere(href))).toEqual([]);
    },
  );
}
