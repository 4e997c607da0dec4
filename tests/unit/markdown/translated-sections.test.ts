/** What readers of a translated chapter get: the English anchors, and a notice on sections that are out of date. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { hashOf, sectionsOf } from '../../../src/markdown/sections';
import { remarkTranslatedSections } from '../../../src/markdown/translated-sections';
import { tempFolder } from '../../support/temp-folder';

const folder = tempFolder();
const english = '---\ntitle: A\n---\n\nIntro.\n\n## One\n\nText.\n\n## Two\n\nText.\n';

function processed(path: string, marks: string[]): Root {
  const file = join(folder, 'docs', path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(join(folder, 'docs', 'masks.mdx'), english);
  writeFileSync(file, `---\ntitle: あ\n---\n\n## 一\n\n{/* ${marks[0]} */}\n\n## 二\n\n{/* ${marks[1]} */}\n`);
  const heading = (text: string) => ({ type: 'heading', depth: 2, children: [{ type: 'text', value: text }] });
  const mark = (text: string) => ({ type: 'mdxFlowExpression', value: `/* ${text} */` });
  const tree = { type: 'root', children: [heading('一'), mark(marks[0]!), heading('二'), mark(marks[1]!)] } as Root;
  remarkTranslatedSections({ notices: { ja: { outdated: '古い', link: '英語' } } })(tree, new VFile({ path: file }));
  return tree;
}

const [, , one] = sectionsOf(english);

it('gives headings the English anchors, and a notice where English has changed', () => {
  const tree = processed('ja/masks.mdx', [`en one ${hashOf(one!)}`, 'en two 00000000']);
  expect(tree.children).toMatchObject([
    { type: 'heading', data: { hProperties: { id: 'one' } } },
    { type: 'heading', data: { hProperties: { id: 'two' } } },
    { type: 'paragraph', children: [{ value: '古い ' }, { type: 'link', url: '../../masks/#two' }] },
  ]);
});

it('leaves English chapters and other files alone', () => {
  expect(processed('masks.mdx', ['en one 00000000', 'en two 00000000']).children).toHaveLength(4);
  expect(processed('fr/masks.mdx', ['en one 00000000', 'en two 00000000']).children).toHaveLength(4);
});
