/** Every widget in every state of the gallery, on a phone. What axe says of them is in accessibility.spec.ts. */
import { expect, test } from './support/test';
import { layoutProblems } from './support/layout';
import { pages } from './support/site';

const galleries = pages.filter((page) => /^sandbox\/(?!social)./.test(page));

for (const path of galleries) {
  test(`on 360 px nothing is cut, overlaps or leaves the page: /${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(path);
    await expect(page.locator('[data-state-name]').last()).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    expect(await layoutProblems(page)).toEqual([]);
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
