/**
 * Every type of page in the pseudo-locale: all that readers see, and all that is read out to them, comes from the language files and the
 * chapters. Only builds for tests have that language.
 */
import { expect, test } from './support/test';
import { askLive, promptLabs, readToTheEnd } from './support/lab';
import { plainEnglish } from './support/pseudo';
import { pages, pseudoPages } from './support/site';

test('the pseudo-locale is there', () => {
  test.skip(
    !pages.some((page) => page.startsWith('sandbox/')),
    'a build for readers has neither gallery nor pseudo-locale',
  );
  expect(pseudoPages.length).toBeGreaterThan(18);
});

for (const path of pseudoPages) {
  test(`/${path} has no text of its own`, async ({ page }) => {
    await page.goto(path);
    await readToTheEnd(page);
    await page.locator('main details').evaluateAll((all) => {
      for (const each of all) (each as HTMLDetailsElement).open = true;
      return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    });
    await expect(page.locator('main')).toHaveText(/[ţéáöñ]{2}/);
    expect(await plainEnglish(page)).toEqual([]);
  });
}

test('nor has a live lab: its answer, its menu, the choice of models, the search', async ({ page }) => {
  test.skip(pseudoPages.length === 0, 'a build for readers');
  await page.goto('en-xa/');
  const lab = promptLabs(page).first();
  await askLive(lab, 'The old king opened the door and');
  expect(await plainEnglish(page)).toEqual([]);
  await lab.locator('.it-model-button').click();
  await expect(page.locator('.it-model-facts').first()).toHaveText(/\d/);
  expect(await plainEnglish(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('site-search button[data-open-modal]').click();
  await page.locator('site-search dialog input').fill('ţţţţ');
  await expect(page.locator('.pagefind-ui__message')).toHaveText(/ţţţţ/);
  await expect(page.locator('.pagefind-ui__result').first()).toBeVisible();
  expect(await plainEnglish(page)).toEqual([]);
});
