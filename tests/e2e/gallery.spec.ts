/**
 * Every widget in every state of the gallery, on a phone, and as those see it who see little: enlarged, with text set wider, by
 * its contrasts, in forced colours. What axe says of the widgets is in accessibility.spec.ts.
 */
import { weakContrasts } from './support/contrast';
import { expect, test } from './support/test';
import { layoutProblems } from './support/layout';
import { unmarkedStates, weakFocus } from './support/marked';
import { installPainting } from './support/painting';
import { pages, sampled } from './support/site';
import { setReaderStyle, SPACING } from './support/spacing';
import { setTheme } from './support/theme';

const galleries = pages.filter((page) => /^sandbox\/(?!social)./.test(page));

/** What is the same in another state, and what is dark on a page that is light. */
const SEEN_BEFORE = '[data-derived] .it-lab-body, .is-dark';

for (const path of sampled(galleries)) {
  test(`nothing is cut, overlaps or leaves the page, and all can be seen: /${path}`, async ({ page, browserName }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(path);
    await expect(page.locator('[data-state-name]').last()).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    expect(await layoutProblems(page), 'at 360 pixels').toEqual([]);
    await setReaderStyle(page, SPACING);
    expect(await layoutProblems(page), 'with wide spacing').toEqual([]);
    await setReaderStyle(page, '');
    // 1280 pixels at 400 %.
    await page.setViewportSize({ width: 320, height: 740 });
    expect(await layoutProblems(page), 'at 320 pixels').toEqual([]);

    await installPainting(page);
    const problems: string[] = [];
    for (const [scheme, forcedColors] of [
      ['light', 'none'],
      ['dark', 'none'],
      ['dark', 'active'],
    ] as const) {
      // Firefox cannot be asked to play them.
      if (forcedColors === 'active' && browserName !== 'chromium') continue;
      await page.emulateMedia({ colorScheme: scheme, forcedColors });
      await setTheme(page, scheme);
      const weak = (await weakContrasts(page, SEEN_BEFORE)).map(
        ({ kind, ratio, colours, what }) => `${kind} of ${ratio} (${colours}) in ${what}`,
      );
      const found = [...weak, ...(await unmarkedStates(page)), ...(await weakFocus(page))];
      problems.push(...found.map((problem) => `${scheme}${forcedColors === 'active' ? ', forced' : ''}: ${problem}`));
    }
    expect(problems, 'what can hardly be seen').toEqual([]);
  });
}

test('the dark state is dark on a page that is light', async ({ page }) => {
  await page.goto('sandbox/ScoreShape/?theme=light');
  const paper = (state: string) =>
    page
      .locator(`[data-state-name="${state}"] .it-matrix-label`)
      .first()
      .evaluate((label) => {
        const { backgroundColor, color } = getComputedStyle(label);
        return [backgroundColor, color].map((rgb) => Number(rgb.match(/\d+/)![0]));
      });
  const [lightPaper, lightInk] = await paper('as they are');
  const [darkPaper, darkInk] = await paper('dark');
  expect(lightPaper).toBeGreaterThan(lightInk!);
  expect(darkPaper).toBeLessThan(darkInk!);
});
