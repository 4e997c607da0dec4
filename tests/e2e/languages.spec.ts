/** Changing the language: the same chapter in another language, widgets included. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { askLive, expectLive, readToTheEnd } from './support/lab';
import { languages } from './support/site';

/** Chooses a language as a reader does. `address` is what the page's address then looks like. */
async function choose(page: Page, address: RegExp): Promise<void> {
  const select = page.locator('starlight-lang-select select').first();
  const options = await select.locator('option').evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
  await select.selectOption(options.find((option) => address.test(option)) ?? '');
}

for (const { folder, lang } of languages.filter(({ folder }) => folder)) {
  test(`from English to ${lang} and back, on the same chapter`, { tag: '@subpath' }, async ({ page }) => {
    await page.goto('embedding/');
    await choose(page, new RegExp(`/${folder}embedding/`));
    await expect(page).toHaveURL(new RegExp(`/${folder}embedding/$`));
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await choose(page, /(?<!ja|zh-cn)\/embedding\/$/);
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

test('the language takes the experiment along: prompt, layer, head and switches, also what changed this moment', async ({
  page,
}) => {
  const prompt = 'The old king opened the door and';
  await page.goto('multi-head/');
  const switches = page.locator('#head-switches');
  await askLive(switches, prompt);
  const patterns = page.locator('#head-patterns');
  await patterns.scrollIntoViewIfNeeded();
  await expect(patterns.locator('textarea')).toBeEnabled();
  await patterns.getByRole('gridcell', { name: /^Block 1, head 3:/ }).click();
  await expect(patterns.getByRole('heading', { name: 'Block 1, head 3' })).toBeVisible();
  await switches.getByRole('gridcell', { name: /^Block 2, head 5: on/ }).click();
  await switches.getByRole('gridcell', { name: /^Block 0, head 1: on/ }).click();
  await choose(page, /\/ja\/multi-head\/$/);

  await expect(page).toHaveURL(/\/ja\/multi-head\/#/);
  await expectLive(switches);
  await expect(switches).toBeInViewport();
  await expect(switches.locator('textarea')).toHaveValue(prompt);
  await expect(switches.getByRole('gridcell', { name: /^ブロック2.*オフ/ })).toHaveCount(1);
  await expect(switches.getByRole('gridcell', { name: /オフ/ })).toHaveCount(2);
  await patterns.scrollIntoViewIfNeeded();
  await expect(patterns.getByRole('heading', { name: 'ブロック1、ヘッド3' })).toBeVisible();
});
