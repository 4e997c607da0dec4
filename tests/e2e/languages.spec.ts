/** Changing the language: the same chapter in another language, widgets included. */
import { expect, test } from './support/test';
import { readToTheEnd } from './support/lab';
import { languages } from './support/site';

for (const { folder, lang } of languages.filter(({ folder }) => folder)) {
  test(`from English to ${lang} and back, on the same chapter`, { tag: '@subpath' }, async ({ page }) => {
    await page.goto('embedding/');
    const choose = async (value: RegExp) => {
      const select = page.locator('starlight-lang-select select').first();
      const options = await select
        .locator('option')
        .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
      await select.selectOption(options.find((option) => value.test(option)) ?? '');
    };
    await choose(new RegExp(`/${folder}embedding/`));
    await expect(page).toHaveURL(new RegExp(`/${folder}embedding/$`));
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await choose(/(?<!ja|zh-cn)\/embedding\/$/);
    await expect(page).toHaveURL(/(?<!ja|zh-cn)\/embedding\/$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test(`labs speak ${lang}`, async ({ page }) => {
    const titles = async () => page.locator('figure.it-lab .it-lab-title').allTextContents();
    await page.goto('embedding/');
    await readToTheEnd(page);
    const english = await titles();
    await page.goto(`${folder}embedding/`);
    await readToTheEnd(page);
    const own = await titles();
    expect(english.length).toBeGreaterThan(0);
    expect(own).toHaveLength(english.length);
    for (const [index, title] of own.entries()) {
      expect(title, 'the heading of a lab').not.toBe(english[index]);
      expect(title).toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
    }
  });
}
