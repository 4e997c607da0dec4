/** The checks of strings and chapters on small made-up projects. */
import { describe, expect, it } from 'vitest';
import { contentProblems } from '../../../tools/check/content';
import { progressNotes, translationProblems, usageProblems } from '../../../tools/check/languages';

describe('translationProblems', () => {
  const en = { 'lab.a.title': 'The {n} tokens of it', 'lab.a.top': 'Top-p' };
  const known = [
    { lang: 'en', label: 'English', complete: true },
    { lang: 'ja', label: '日本語', complete: true },
    { lang: 'fr', label: 'Français' },
  ] as const;
  const whole = { 'lab.a.title': '{n}個のトークン', 'lab.a.top': 'Top-p' };

  it('finds nothing in a complete translation, in which the order of placeholders and names may stay', () => {
    expect(translationProblems({ en, ja: whole }, known)).toEqual([]);
  });

  it.each([
    ['a missing key', { 'lab.a.title': '{n}個' }, '"lab.a.top" is missing'],
    ['a key of its own', { ...en, 'lab.a.title': '{n}個', 'lab.b': 'x' }, '"lab.b" is not in en.json'],
    ['a placeholder lost', { ...en, 'lab.a.title': '個' }, 'has none, English has {n}'],
    ['a placeholder renamed', { ...en, 'lab.a.title': '{m}個' }, 'has {m}, English has {n}'],
    ['an empty text', { ...en, 'lab.a.title': '{n}個', 'lab.a.top': ' ' }, 'is empty'],
    ['an English sentence', en, '"lab.a.title" is still in English'],
  ])('finds %s', (_name, ja, expected) => {
    const found = translationProblems({ en, ja }, known);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('lets a language in progress lack strings, and says how many', () => {
    expect(translationProblems({ en, ja: whole, fr: { 'lab.a.title': 'Les {n} tokens' } }, known)).toEqual([]);
    expect(translationProblems({ en, ja: whole, fr: { 'lab.a.title': 'Les tokens' } }, known)).toHaveLength(1);
    expect(progressNotes({ en, ja: whole, fr: { 'lab.a.top': 'Top-p' } }, known)).toEqual([
      expect.stringMatching(/^fr is in progress: 1 of 2 strings/),
    ]);
    expect(progressNotes({ en, ja: whole }, known)).toHaveLength(1);
  });

  it('wants the file of a complete language, and no file of one that nobody knows', () => {
    expect(translationProblems({ en, de: {} }, known)).toEqual([
      'src/content/i18n/ja.json is missing.',
      expect.stringContaining('there is no language de'),
    ]);
  });
});

describe('usageProblems', () => {
  const source = (text: string) => [{ path: 'src/a.tsx', text }];

  it('knows literals, templates and sums', () => {
    const code = `s['lab.a.title']; s[\`lab.a.\${part}\`]; fail('lab.f.' + code); const parts = ['query', 'offline'];`;
    expect(usageProblems(['lab.a.title', 'lab.a.query', 'lab.f.offline'], source(code))).toEqual([]);
  });

  it('finds keys that nothing names: a prefix or a comment is no use', () => {
    const code = `/** 'lab.a.old' */ strings(lang, 'lab.a.');`;
    expect(usageProblems(['lab.a.old'], source(code))).toEqual(['"lab.a.old" is used nowhere in src.']);
  });

  it('does not take a template for a use of any key', () => {
    expect(usageProblems(['lab.a.query', 'lab.a.gone'], source('s[`lab.a.${p}`]; p = "query";'))).toEqual([
      '"lab.a.gone" is used nowhere in src.',
    ]);
  });

  it('finds names that are no keys', () => {
    expect(usageProblems([], source(`s['lab.a.typo']`))[0]).toContain('there is no string "lab.a.typo"');
  });

  it("leaves Starlight's own keys alone", () => {
    expect(usageProblems(['skipLink.label'], source(''))).toEqual([]);
  });
});

describe('contentProblems', () => {
  const page = (text: string) => contentProblems([{ path: 'src/content/docs/ja/a.mdx', text }]);

  it.each(['[x](/embedding/)', '[x]: /embedding/', '<a href="/embedding/">', "<img src='/a.png' />"])(
    'finds %s',
    (text) => {
      expect(page(text)).toHaveLength(1);
    },
  );

  it('finds a link to a term that the glossary lacks, from chapters and within it', () => {
    const glossary = {
      path: 'src/content/docs/glossary.mdx',
      text: '<Term id="query" name="Query">\nSee [key](#key).\n</Term>',
    };
    const chapter = { path: 'src/content/docs/ja/a.mdx', text: '[q](../glossary/#query), [v](../glossary/#value)' };
    expect(contentProblems([glossary, chapter])).toEqual([
      expect.stringContaining('glossary.mdx: the glossary has no term "key"'),
      expect.stringContaining('a.mdx: the glossary has no term "value"'),
    ]);
  });

  it.each(['[x](../embedding/)', '[x](#a)', '[x](https://a.b/c)', 'a / b', '<a href="../a/">'])('allows %s', (text) => {
    expect(page(text)).toEqual([]);
  });

  it('finds straight apostrophes of English front matter and props, not those of text, code and other languages', () => {
    const text = (mark: string) =>
      `---\ntitle: It${mark}s A\n---\n\nIt's b.\n\n<Quiz\n  question="Whose? C${mark}s."\n  options={['\`don't\`', 'Q']}\n/>\n`;
    const at = (path: string, mark: string) =>
      contentProblems([{ path: `src/content/docs/${path}`, text: text(mark) }]);
    expect(at('a.mdx', "'")).toEqual([expect.stringContaining('It’s'), expect.stringContaining('C’s')]);
    expect(at('a.mdx', '’')).toEqual([]);
    expect(at('ja/a.mdx', "'")).toEqual([]);
  });

  it('finds a chapter that imports the lab, and allows components', () => {
    const problems = page(
      `import { a } from '../../../lab/session';\nimport B from '../../../components/B/index.astro';\n`,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('src/lab/session');
  });
});
