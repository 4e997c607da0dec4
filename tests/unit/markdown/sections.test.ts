/** Sections of a chapter, and how a translation stands to them. */
import { describe, expect, it } from 'vitest';
import { hashOf, markOf, sectionsOf } from '../../../src/markdown/sections';
import { compareSections } from '../../../src/markdown/translation-state';
import { accept, fileToTranslate } from '../../../tools/i18n/edit';

const ENGLISH = `---
title: Masks
description: Who may look at whom.
sidebar: 3
---

import Quiz from '../../components/Quiz/index.astro';

An introduction.

## How it works

Every token looks back.

\`\`\`sh
## not a heading
\`\`\`

### The other *triangle*

$$
x
$$

## Go deeper

- A paper.
`;

/** As a translator leaves it: marks untouched, texts replaced. */
function translate(file: string): string {
  return file
    .replace('title: Masks', 'title: マスク')
    .replace('An introduction.', '導入。')
    .replace('## How it works', '## 仕組み')
    .replace('Every token looks back.', '各トークンは後ろを見る。')
    .replace('### The other *triangle*', '### もう一方の三角')
    .replace('## Go deeper', '## さらに学ぶ')
    .replace('- A paper.', '- 論文。');
}

const statesOf = (english: string, translated: string) =>
  Object.fromEntries(compareSections(english, translated).map(({ name, state }) => [name, state]));

const all = (state: string) =>
  Object.fromEntries(['front', 'intro', 'how-it-works', 'the-other-triangle', 'go-deeper'].map((n) => [n, state]));

describe('sectionsOf', () => {
  it('cuts at headings, not at what looks like one in code, and names them as their anchors', () => {
    expect(sectionsOf(ENGLISH).map(({ name, line }) => [name, ENGLISH.split('\n')[line - 1]])).toEqual([
      ['front', '---'],
      ['intro', ''],
      ['how-it-works', '## How it works'],
      ['the-other-triangle', '### The other *triangle*'],
      ['go-deeper', '## Go deeper'],
    ]);
  });

  it('hashes what readers see: not imports, spaces at line ends, or settings of the page', () => {
    const other = ENGLISH.replace(/import.*\n/, '')
      .replace('sidebar: 3\n', '')
      .replaceAll('looks back.', 'looks back.  ');
    expect(sectionsOf(other).map(hashOf)).toEqual(sectionsOf(ENGLISH).map(hashOf));
    const changed = ENGLISH.replace('A paper.', 'Another paper.');
    expect(sectionsOf(changed).map(hashOf)).not.toEqual(sectionsOf(ENGLISH).map(hashOf));
  });
});

describe('the way of a translation', () => {
  const fresh = fileToTranslate(ENGLISH);

  it('begins with the English text, a mark below each heading, and imports from one folder deeper', () => {
    expect(statesOf(ENGLISH, fresh)).toEqual(all('untranslated'));
    expect(fresh).toContain("from '../../../components/Quiz/index.astro'");
    expect(fresh).toContain(
      `## How it works\n\n${markOf({ name: 'how-it-works', source: 'untranslated', given: hashOf(sectionsOf(ENGLISH)[2]!) })}\n\nEvery token`,
    );
    expect(fresh).toContain('\n## not a heading\n');
  });

  it('is up to date once accepted, section by section, however its headings read', () => {
    const { text, accepted, left } = accept(translate(fresh), ENGLISH);
    expect([accepted.length, left]).toEqual([5, []]);
    expect(statesOf(ENGLISH, text)).toEqual(all('current'));
    // Accepting twice changes nothing.
    expect(accept(text, ENGLISH).text).toBe(text);
  });

  it('does not take the English text for a translation', () => {
    const half = fresh.replace('- A paper.', '- 論文。').replace('## Go deeper', '## さらに学ぶ');
    const { text, accepted, left } = accept(half, ENGLISH);
    expect(accepted).toEqual(['go-deeper']);
    expect(left).toEqual(['front', 'intro', 'how-it-works', 'the-other-triangle']);
    expect(statesOf(ENGLISH, text)).toEqual({ ...all('untranslated'), 'go-deeper': 'current' });
  });

  it('can be accepted section by section', () => {
    const { text } = accept(translate(fresh), ENGLISH, { only: 'go-deeper' });
    expect(statesOf(ENGLISH, text)).toEqual({ ...all('untranslated'), 'go-deeper': 'current' });
  });

  it('goes out of date in the section that changes, and nowhere else', () => {
    const { text } = accept(translate(fresh), ENGLISH);
    const later = ENGLISH.replace('looks back.', 'looks back, and at itself.');
    expect(statesOf(later, text)).toEqual({ ...all('current'), 'how-it-works': 'outdated' });
  });

  it('is out of date at once where English has changed since the file was made', () => {
    const later = ENGLISH.replace('looks back.', 'looks back, and at itself.');
    const { text, accepted, earlier } = accept(translate(fresh), later);
    expect([accepted.length, earlier]).toEqual([4, ['how-it-works']]);
    expect(statesOf(later, text)).toEqual({ ...all('current'), 'how-it-works': 'outdated' });
    // Nor is English text that has changed since taken for a translation.
    expect(accept(fresh, later).left).toHaveLength(5);
  });

  it('is not recorded as made from an English text that the translator was not shown', () => {
    const { text } = accept(translate(fresh), ENGLISH);
    const seen = ENGLISH.replace('looks back.', 'looks back, and at itself.');
    const later = seen.replace('Every token', 'Each token');
    const shown = new Map([['how-it-works', hashOf(sectionsOf(seen)[2]!)]]);
    const refused = accept(text, later, { shown });
    expect([refused.moved, refused.text]).toEqual([['how-it-works'], text]);
    const recorded = accept(text, seen, { shown });
    expect([recorded.moved, recorded.unseen]).toEqual([[], []]);
    expect(statesOf(seen, recorded.text)).toEqual(all('current'));
    // Who updates all languages together was never shown anything, and is told what was recorded.
    expect(accept(text, later).unseen).toMatchObject([
      { name: 'how-it-works', source: hashOf(sectionsOf(ENGLISH)[2]!) },
    ]);
  });

  it('says what English has gained and lost', () => {
    const { text } = accept(translate(fresh), ENGLISH);
    const later = ENGLISH.replace('## Go deeper', '## Sources').concat('\n## A new end\n\nMore.\n');
    expect(statesOf(later, text)).toMatchObject({
      sources: 'missing',
      'a-new-end': 'missing',
      'go-deeper': 'orphaned',
    });
    const unmarked = text.replace(/\n\{\/\* en go-deeper .*\n/, '\n');
    expect(statesOf(ENGLISH, unmarked)).toMatchObject({ 'go-deeper': 'missing', '## さらに学ぶ': 'orphaned' });
  });

  it('reads files with Windows line ends alike', () => {
    const { text } = accept(translate(fresh), ENGLISH);
    expect(statesOf(ENGLISH.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r\n'))).toEqual(all('current'));
  });
});
