/** Chapters and their translations on disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { locales } from '../../src/locales.ts';
import { compareSections, type SectionState } from '../../src/markdown/translation-state.ts';
import { UserError } from '../lib/user-error.ts';

export const docs = 'src/content/docs';

/** Folders of the languages that are translated into, e.g. `ja`. */
export const folders = Object.keys(locales).filter((folder) => folder !== 'root');

export interface Chapter {
  /** File name without its end. */
  slug: string;
  path: string;
  text: string;
}

/** Pages in a folder of `docs`; '' holds the English ones. */
export function chaptersIn(folder: string, root = docs): Chapter[] {
  const place = join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => {
      const path = join(place, name);
      return { slug: basename(name, '.mdx'), path, text: readFileSync(path, 'utf8') };
    });
}

export interface ChapterState {
  slug: string;
  /** Of the translation, whether it exists or not. */
  path: string;
  /** `missing`: no file; `orphaned`: English has no such chapter. */
  state: 'translated' | 'missing' | 'orphaned';
  sections: SectionState[];
}

/** Every chapter of a language against English. */
export function stateOf(folder: string, root = docs): ChapterState[] {
  const english = chaptersIn('', root);
  const translated = chaptersIn(folder, root);
  const states = english.map(({ slug, text }): ChapterState => {
    const found = translated.find((chapter) => chapter.slug === slug);
    const path = join(root, folder, `${slug}.mdx`);
    if (!found) return { slug, path, state: 'missing', sections: [] };
    return { slug, path, state: 'translated', sections: compareSections(text, found.text) };
  });
  const orphans = translated
    .filter(({ slug }) => !english.some((chapter) => chapter.slug === slug))
    .map(({ slug, path }): ChapterState => ({ slug, path, state: 'orphaned', sections: [] }));
  return [...states, ...orphans];
}

/** The folder as the reader of the command wrote it: `zh-CN` and `zh-cn` are one. */
export function folderNamed(name: string): string {
  const folder = folders.find((each) => each.toLowerCase() === name.toLowerCase());
  if (!folder) throw new UserError(`There is no language ${name}; there are ${folders.join(', ')} (src/locales.ts).`);
  return folder;
}

/** The English chapter of that name. */
export function englishChapter(slug: string, root = docs): Chapter {
  const chapter = chaptersIn('', root).find((each) => each.slug === slug);
  if (!chapter) {
    const slugs = chaptersIn('', root).map((each) => each.slug);
    throw new UserError(`There is no chapter ${slug}; there are ${slugs.join(', ')}.`);
  }
  return chapter;
}
