import { describe, expect, it } from 'vitest';
import { componentProblems, termProblems } from '../../../tools/check/translations';
import { accept, fileToTranslate } from '../../../tools/i18n/edit';

const english = `---
title: Masks
---

## Try it

<Predict
  id="first"
  question="Is a < b?"
  options={['yes', 'no']}
>

Text.

</Predict>

<Masks />
`;
const japanese = accept(
  fileToTranslate(english)
    .replace('title: Masks', 'title: マスク')
    .replace('## Try it', '## 試す')
    .replace('Text.', '説明。'),
  english,
).text;

describe('components of a translation', () => {
  it('are those of the English section', () => {
    expect(componentProblems('ja/x.mdx', english, japanese)).toEqual([]);
  });

  it.each([
    ['one that is gone', japanese.replace('<Masks />', '')],
    ['one with another id', japanese.replace('id="first"', 'id="second"')],
    ['one too many', `${japanese}\n<Quiz id="new" />\n`],
  ])('%s is told with its place', (_what, text) => {
    expect(componentProblems('ja/x.mdx', english, text)).toEqual([
      expect.stringMatching(/^ja\/x\.mdx:\d+: try-it has .*English has Predict#first, Masks\.$/),
    ]);
  });

  it('stand in the order of English, unless they are terms of a glossary', () => {
    const glossary = (...ids: string[]) =>
      `---\ntitle: x\n---\n\n## Try it\n\n${ids.map((id) => `<Term id="${id}">\n${id}\n</Term>\n`).join('\n')}`;
    const translated = (...ids: string[]) =>
      accept(
        fileToTranslate(glossary(...ids))
          .replace('Try', '試')
          // As if made from the English glossary.
          .replaceAll(/(untranslated) \w+/g, '$1'),
        glossary('a', 'b'),
      ).text;
    expect(componentProblems('ja/x.mdx', glossary('a', 'b'), translated('b', 'a'))).toEqual([]);
    expect(componentProblems('ja/x.mdx', glossary('a', 'b'), translated('b'))).toHaveLength(1);
    const swapped = japanese.replace('<Masks />\n', '').replace('<Predict', '<Masks />\n\n<Predict');
    expect(componentProblems('ja/x.mdx', english, swapped)).toHaveLength(1);
  });

  it('may differ where English has changed since', () => {
    expect(componentProblems('ja/x.mdx', english.replace('<Masks />', '<Other />'), japanese)).toEqual([]);
  });
});

describe('terms', () => {
  const file = (text: string) => [{ path: 'ja.json', text }];
  it('have one word', () => {
    const terms = { 層正規化: ['レイヤー正規化', '正規化層'] };
    expect(termProblems(file('層正規化は\n層正規化層ではない'), terms)).toEqual([]);
    expect(termProblems(file('まず\nレイヤー正規化'), terms)).toEqual([
      'ja.json:2: “レイヤー正規化” is called “層正規化” in this course.',
    ]);
  });
});
