import { appendFileSync } from 'node:fs';
import { expect, test } from './support/test';
import { installPainting } from './support/painting';
import { weakContrasts } from './support/contrast';
import { unmarkedStates, weakFocus } from './support/marked';
import { layoutProblems } from './support/layout';
import { SPACING, setReaderStyle } from './support/spacing';
import { pages } from './support/site';
const only = process.env.ONLY;
const galleries = pages.filter((page) => /^sandbox\/(?!social)./.test(page) && (!only || new RegExp(only).test(page)));
for (const path of galleries)
  test(path, async ({ page }) => {
    const log = (...a: unknown[]) => appendFileSync(process.env.OUT!, a.join('\t') + '\n');
    let t0 = Date.now();
    const time = (what: string) => {
      appendFileSync(process.env.OUT! + '.time', `${path} ${what} ${Date.now() - t0}\n`);
      t0 = Date.now();
    };
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    await expect(page.locator('[data-state-name]').last()).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    time('load');
    await installPainting(page);
    for (const forced of ['none', 'active'] as const)
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme, forcedColors: forced });
        await page.evaluate((t) => {
          document.documentElement.dataset.theme = t;
        }, theme);
        for (const w of await weakContrasts(page, '[data-derived] .it-lab-body, .is-dark'))
          log(path, `${forced}-${theme}`, w.kind, w.ratio, w.colours, w.what);
        time(`${forced}-${theme}`);
        for (const w of await unmarkedStates(page)) log(path, `${forced}-${theme}`, 'state', w);
        time('states');
        for (const w of await weakFocus(page)) log(path, `${forced}-${theme}`, 'focus', w);
        time('focus');
      }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    for (const w of await layoutProblems(page)) log(path, `360`, 'layout', w);
    await setReaderStyle(page, SPACING);
    for (const w of await layoutProblems(page)) log(path, `360 spacing`, 'layout', w);
    await setReaderStyle(page, 'html { font-size: 200% !important }');
    for (const w of await layoutProblems(page)) log(path, `360 root`, 'layout', w);
    await setReaderStyle(page, '');
    await page.setViewportSize({ width: 320, height: 740 });
    for (const w of await layoutProblems(page)) log(path, `320`, 'layout', w);
    time('layout');
  });
