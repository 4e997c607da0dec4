/** Search in Japanese and Chinese: words that a reader would type find the page about them, in the reader's language. */
import { expect, test } from './support/test';

const searches = [
  {
    folder: 'ja/',
    found: {
      注意機構: 'masking',
      残差接続: 'residuals',
      埋め込み: 'embedding',
      層正規化: 'layernorm',
      温度: 'output-probabilities',
    },
  },
  { folder: 'zh-cn/', found: { 位置编码: 'positional-encoding', 层归一化: 'layernorm', 残差连接: 'residuals' } },
];

for (const { folder, found } of searches) {
  test(`search in ${folder}`, async ({ page }) => {
    await page.goto(`${folder}translation-status/`);
    await page.locator('site-search button[data-open-modal]').click();
    const dialog = page.locator('site-search dialog');
    const results = dialog.locator('.pagefind-ui__result-title a');
    for (const [words, slug] of Object.entries(found)) {
      await dialog.locator('input').fill(words);
      await expect(results.and(page.locator(`[href*="/${folder}${slug}/"]`)).first(), words).toBeVisible();
      for (const href of await results.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname))) {
        expect(href, 'a result in another language').toContain(`/${folder}`);
      }
    }
  });
}
