/** What previews and search engines are told about the languages of a page. */
import { expect, it } from 'vitest';
import { socialLocale, socialTags, translationsOf } from '../../../src/components/site/page-tags';

it('a page is offered in the languages that have it, and in no other', () => {
  const files = ['index.mdx', 'qkv.mdx', 'ja/qkv.mdx', 'ja/index.mdx'];
  expect(translationsOf('qkv', files, ['root', 'ja', 'zh-cn'])).toEqual(['root', 'ja']);
  expect(translationsOf('', files, ['root', 'ja', 'zh-cn'])).toEqual(['root', 'ja']);
});

it('previews name a language with its country', () => {
  expect(['en', 'ja', 'zh-CN', 'pt-BR', 'fr'].map(socialLocale)).toEqual(['en_US', 'ja_JP', 'zh_CN', 'pt_BR', 'fr_FR']);
  expect(socialTags('ja', ['root', 'ja', 'zh-cn'])).toEqual([
    { property: 'og:locale', content: 'ja_JP' },
    { property: 'og:locale:alternate', content: 'en_US' },
    { property: 'og:locale:alternate', content: 'zh_CN' },
  ]);
});
