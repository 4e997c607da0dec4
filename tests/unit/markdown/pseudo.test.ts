/** The pseudo-locale: every letter that a translator would translate has an accent, and nothing else has. */
import type { Root } from 'mdast';
import { expect, it } from 'vitest';
import { compareSections } from '../../../src/markdown/translation-state';
import { pseudoString, remarkPseudo } from '../../../src/markdown/pseudo';
import { pseudoChapter } from '../../../tools/i18n/pseudo';

it('keeps placeholders and code, and stands in brackets', () => {
  expect(pseudoString('Show {count} of `the` ⟨{{title}}⟩')).toBe('⟦Šĥööŵ {count} ööƒ `the` ⟨{{title}}⟩⟧');
  expect(pseudoString('[COUNT] results')).toBe('⟦[COUNT] ŕééšûûļţš⟧');
  expect(pseudoString('')).toBe('');
  expect(pseudoString('abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ')).not.toMatch(/[a-z]/i);
});

it('a chapter counts as translated, with its title and description', () => {
  const english = `---\ntitle: 'Who ''looks'' where'\ndescription: Rows and columns.\n---\n\n## One\n\nText.\n`;
  const chapter = pseudoChapter(english);
  expect(chapter).toContain('title: "Ŵĥöö \'ļööööķš\' ŵĥééŕéé"');
  expect(chapter).toContain('description: "Ŕööŵš ááñð çööļûûɱñš."');
  expect(compareSections(english, chapter).map(({ state }) => state)).toEqual(['current', 'current', 'current']);
});

it('accents the prose of its own chapters: text and the sentences of components, not code, ids and prompts', () => {
  const literal = (value: string) => ({ type: 'Literal', value });
  const property = (name: string, value: string) => ({ type: 'Property', key: { name }, value: literal(value) });
  const tree = () => ({
    type: 'root',
    children: [
      {
        type: 'paragraph',
        children: [
          { type: 'text', value: 'Text' },
          { type: 'inlineCode', value: 'code' },
        ],
      },
      {
        type: 'mdxJsxFlowElement',
        name: 'Quiz',
        attributes: [
          { name: 'id', value: 'first' },
          { name: 'question', value: 'Why?' },
          {
            name: 'options',
            value: { data: { estree: { body: [property('text', 'So'), property('input', ' so')] } } },
          },
        ],
      },
    ],
  });
  const shown = (path: string) => {
    const it = tree();
    remarkPseudo({ folder: 'en-xa' })(it as unknown as Root, { path });
    return JSON.stringify(it);
  };
  const pseudo = shown('/x/src/content/docs/en-xa/qkv.mdx');
  for (const word of ['Ţééẋţ', 'Ŵĥý?', 'Šöö', '"code"', '"first"', '" so"']) expect(pseudo).toContain(word);
  expect(shown('/x/src/content/docs/ja/qkv.mdx')).toBe(JSON.stringify(tree()));
});
