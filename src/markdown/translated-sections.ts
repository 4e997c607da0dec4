/**
 * Remark plugin for translated chapters. Headings take the English anchor, so that links and the language switch hit the
 * same section in every language; below the heading of a section whose English text has changed since, one line says
 * so and links to it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-to-hast'; // `data.hProperties`
import type { VFile } from 'vfile';
import { readMark } from './sections.ts';
import { compareSections, type SectionState } from './translation-state.ts';

export interface Options {
  /** Folders under `src/content/docs` that hold translations, with the notice in their language. */
  notices: Record<string, { outdated: string; link: string }>;
}

export function remarkTranslatedSections({ notices }: Options) {
  return (tree: Root, file: VFile) => {
    const place = placeOf(file.path ?? '', Object.keys(notices));
    if (!place || !existsSync(place.english)) return;
    const states = compareSections(readFileSync(place.english, 'utf8'), readFileSync(file.path, 'utf8'));
    const notice = (name: string) => {
      const outdated = states.find((each) => each.name === name)?.state === 'outdated';
      return outdated ? [noticeFor(notices[place.folder]!, place, states, name)] : [];
    };
    let heading: Heading | null = null;
    tree.children = tree.children.flatMap((node): RootContent[] => {
      if (node.type === 'heading') {
        heading = node;
        return [node];
      }
      const mark = markIn(node);
      if (!mark) return [node];
      if (heading && mark.name !== 'front' && mark.name !== 'intro') {
        heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: mark.name } };
      }
      return notice(mark.name);
    });
  };
}

interface Place {
  folder: string;
  slug: string;
  english: string;
}

/** `…/docs/ja/qkv.mdx` → folder ja, slug qkv, and the English file. */
function placeOf(path: string, folders: readonly string[]): Place | null {
  const parts = path.split(sep);
  const docs = parts.lastIndexOf('docs');
  const folder = parts[docs + 1] ?? '';
  if (docs < 0 || !folders.includes(folder)) return null;
  const rest = parts.slice(docs + 2);
  return {
    folder,
    slug: rest.join('/').replace(/\.mdx?$/, ''),
    english: [...parts.slice(0, docs + 1), ...rest].join(sep),
  };
}

function markIn(node: RootContent) {
  const value = (node as { type: string; value?: string }).value;
  return node.type === ('mdxFlowExpression' as string) && value !== undefined ? readMark(`{${value}}`) : null;
}

function noticeFor(
  { outdated, link }: Options['notices'][string],
  { slug }: Place,
  states: readonly SectionState[],
  name: string,
): Paragraph {
  // From /ja/qkv/ and from /ja/ itself.
  const page = slug === 'index' ? '../' : `../../${slug}/`;
  const anchor = states.some((each) => each.name === name) && name !== 'front' && name !== 'intro' ? `#${name}` : '';
  return {
    type: 'paragraph',
    data: { hProperties: { className: ['it-outdated'] } },
    children: [
      { type: 'text', value: `${outdated} ` },
      {
        type: 'link',
        url: page + anchor,
        data: { hProperties: { hrefLang: 'en' } },
        children: [{ type: 'text', value: link }],
      },
    ],
  };
}
