/**
 * Search: a word that a reader would type leads to the chapter about it first, in the reader's language, and not to the glossary or
 * another page that names it.
 */
import { expect, test } from './support/test';

const searches = [
  {
    folder: '',
    found: {
      'positional encoding': 'positional-encoding',
      'residual connection': 'residuals',
      'self-attention': 'masking',
      tokenizer: 'embedding',
      temperature: 'output-probabilities',
    },
  },
  {
    folder: 'ja/',
    found: {
      残差接続: 'residuals',
      埋め込み: 'embedding',
      層正規化: 'layernorm',
      温度: 'output-probabilities',
      位置符号: 'positional-encoding',
      トークン化: 'embedding',
      トークナイザー: 'embedding',
      マスク処理: 'masking',
      ドロップアウト: 'dropout',
      KVキャッシュ: 'generation',
    },
  },
  {
    folder: 'zh-cn/',
    found: {
      位置编码: 'positional-encoding',
      层归一化: 'layernorm',
      残差连接: 'residuals',
      多头注意力: 'multi-head',
      掩码: 'masking',
      嵌入: 'embedding',
      温度: 'output-probabilities',
      dropout: 'dropout',
      交叉注意力: 'encoder-decoder',
      查询: 'qkv',
    },
  },
];

for (const { folder, found } of searches) {
  test(`search in /${folder}`, { tag: '@subpath' }, async ({ page, baseURL }) => {
    await page.goto(`${folder}translation-status/`);
    await page.locator('site-search button[data-open-modal]').click();
    const dialog = page.locator('site-search dialog');
    const results = dialog.locator('.pagefind-ui__result-title a');
    for (const [words, slug] of Object.entries(found)) {
      await dialog.locator('input').fill(words);
      await expect(results.first(), words).toHaveAttribute('href', new RegExp(`/${folder}${slug}/$`));
      for (const href of await results.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))) {
        expect(href.startsWith(`${baseURL}${folder}`), `${href} is in another language`).toBe(true);
        if (!folder) expect(href.slice(baseURL!.length)).not.toMatch(/^(ja|zh-cn|en-xa)\//);
        expect(href, 'a lab by itself, the gallery, the 404 page').not.toMatch(/\/(embed|sandbox|404)\b/);
      }
    }
  });
}

test('words for attention itself, and words that the course does not use, lead to chapters, not to the glossary', async ({
  page,
}) => {
  const searches = {
    'ja/': ['注意機構', '自己注意機構', '残差結合'],
    'zh-cn/': ['注意力', '注意力机制', '多层感知机'],
  };
  for (const [folder, all] of Object.entries(searches)) {
    await page.goto(`${folder}translation-status/`);
    await page.locator('site-search button[data-open-modal]').click();
    for (const words of all) {
      await page.locator('site-search dialog input').fill(words);
      const first = page.locator('.pagefind-ui__result-title a').first();
      await expect(first, words).toHaveAttribute('href', /\/(masking|qkv|multi-head|encoder-decoder|residuals|mlp)\/$/);
    }
  }
});
