/** By which words the search finds a chapter first. */
import { expect, it } from 'vitest';
import { cut, searchTerms, termsOf } from '../../../src/components/site/search-terms';

it('are the terms that the chapter explains, and not those of others', () => {
  const glossary = `<Term id="a" name="注意力（attention）" also="注意力机制" chapter="x">
<Term id="b" name="层">
<Term id="c" name="键" chapter="y">
<Term id="d" name="掩码" chapter="x">`;
  expect(termsOf(glossary, 'x')).toEqual(['注意力（attention）', '注意力机制', '掩码']);
});

it('are cut as a query is, in scripts without spaces too', () => {
  expect(cut(['位置编码（positional encoding）', '键（key）'], 'zh-CN')).toBe('位置 编码 positional encoding 键 key');
});

it('are cut in both ways where browsers cut differently', () => {
  const words = cut(['トークン化', 'マルチヘッド注意'], 'ja').split(' ');
  expect(words).toEqual(['トーク', 'ン', '化', 'トークン', 'マルチ', 'ヘッド', '注意', 'マルチヘッド']);
});

it('every chapter has some in every language, and words that the course does not use', () => {
  const terms = (lang: string, folder?: string) => searchTerms(lang, folder, 'residuals', '残差接続').split(' ');
  expect(terms('en').length).toBeGreaterThan(5);
  expect(terms('ja', 'ja')).toContain('結合');
  expect(terms('zh-CN', 'zh-cn')).toContain('残余');
});
