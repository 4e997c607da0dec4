/** The built site that the tests look at, read from disk: its pages, its base path, its files. */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { locales, PSEUDO } from '../../../src/locales';

/** Folder of the built site. */
export const dist = resolve(process.env.DIST ?? 'dist');

/** `/` or `/course/`. */
export const base = `/${(process.env.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');

const built: readonly string[] = existsSync(dist)
  ? readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.html'))
      .map((path) => path.replace(/(^|\/)index\.html$/, '$1'))
      .sort()
  : [];

/** The language that shows what comes from no language file (src/locales.ts). */
const isPseudo = (page: string) => page.startsWith(`${PSEUDO}/`);

/** Every page, relative to the base: '' for the start page, 'ja/embedding/', '404.html'. Those of the pseudo-locale have a test of their own. */
export const pages: readonly string[] = built.filter((page) => !isPseudo(page));

/** Languages of which a test knows how they are written. Another one is added here together with its words in that test. */
type Lang = 'en' | 'ja' | 'zh-CN';

const others = Object.entries(locales)
  .filter(([folder]) => folder !== 'root' && folder !== PSEUDO)
  .map(([folder, { lang }]) => ({ folder: `${folder}/`, lang: lang as Lang }));

/** Folders of the languages; English is at the root. */
export const languages = [{ folder: '', lang: 'en' as Lang }, ...others] as const;

/** 'ja/embedding/' → 'ja/'; '' for English. */
const folderOf = (page: string) => others.find(({ folder }) => page.startsWith(folder))?.folder ?? '';

/** English once more, where another language does not have the page yet. */
function isFallback(page: string): boolean {
  const folder = folderOf(page);
  const slug = page.slice(folder.length).replace(/\/$/, '') || 'index';
  const written = (path: string) => ['md', 'mdx'].some((end) => existsSync(`src/content/docs/${path}.${end}`));
  return folder !== '' && written(slug) && !written(folder + slug);
}

/**
 * Labs to embed that stand for all others: each lab is looked at in its chapter, in every language, and in the gallery, in
 * every state; the page around it is the same for all.
 */
const embeds = ['embed/next-token/', 'embed/tokenizer/', 'embed/head-patterns/'];
const isExtra = (page: string) => {
  const rest = isPseudo(page) ? page.slice(PSEUDO.length + 1) : page;
  return rest.slice(folderOf(rest).length).startsWith('embed/') && !embeds.includes(rest);
};

/** Every type of page in the pseudo-locale; none in a build for readers. */
export const pseudoPages = built.filter((page) => isPseudo(page) && !isExtra(page));

/** Pages that readers see; those in English for want of a translation look as the English ones do. */
export const readerPages = pages.filter((page) => !/^sandbox\/|404/.test(page) && !isExtra(page) && !isFallback(page));

/** One of every type of page, in English, with the gallery's; the start pages of the other languages. */
export const pageTypes = pages.filter((page) => [page, ''].includes(folderOf(page)) && !isExtra(page));

/** One of every type of page in each other language; their start pages are above. */
export const translatedTypes = pages.filter(
  (page) =>
    folderOf(page) !== '' &&
    /^(positional-encoding\/|glossary\/|translation-status\/|deploying\/|embed\/next-token\/|offline\/|404\.html)$/.test(
      page.slice(folderOf(page).length),
    ),
);

/** Chapters in English: each holds at least one lab. */
export const chapterPages = readerPages.filter((page) => folderOf(page) === '' && !page.startsWith('embed/'));

/**
 * Of many that are looked at in the same way: all of them, or in `npm test`, whose time is short, one in E2E_SAMPLE. What is
 * sampled is named in CONTRIBUTING.md; `npm run test:e2e` looks at everything.
 * @param rarer for what takes long: only one in so many of those
 */
export function sampled<T>(all: readonly T[], rarer = 1): readonly T[] {
  const sample = Number(process.env.E2E_SAMPLE ?? 1);
  const step = sample === 1 ? 1 : sample * rarer;
  return all.filter((_, i) => i % step === 0);
}

/** Requests for what only a live model needs. */
export const modelRequest = /\/models\/|\.wasm|\.onnx|worker[.-]/;
