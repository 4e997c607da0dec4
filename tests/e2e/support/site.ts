/** The built site that the tests look at, read from disk: its pages, its base path, its files. */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

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
const isPseudo = (page: string) => page.startsWith('en-xa/');

/** Every page, relative to the base: '' for the start page, 'ja/embedding/', '404.html'. Those of the pseudo-locale have a test of their own. */
export const pages: readonly string[] = built.filter((page) => !isPseudo(page));

/** Folders of the languages; English is at the root. */
export const languages = [
  { folder: '', lang: 'en' },
  { folder: 'ja/', lang: 'ja' },
  { folder: 'zh-cn/', lang: 'zh-CN' },
] as const;

/**
 * Labs to embed that stand for all others: each lab is looked at in its chapter, in every language, and in the gallery, in
 * every state; the page around it is the same for all.
 */
const embeds = ['embed/next-token/', 'embed/tokenizer/', 'embed/head-patterns/'];
const isExtra = (page: string) =>
  /^((ja|zh-cn|en-xa)\/)?embed\//.test(page) && !embeds.includes(page.replace(/^en-xa\//, ''));

/** Every type of page in the pseudo-locale; none in a build for readers. */
export const pseudoPages = built.filter((page) => isPseudo(page) && !isExtra(page));

/** Pages that readers see. */
export const readerPages = pages.filter((page) => !/^sandbox\/|404/.test(page) && !isExtra(page));

/** One of every type of page, in English, with the gallery's; the start pages of the other languages. */
export const pageTypes = pages.filter((page) => !/^(ja|zh-cn)\/./.test(page) && !isExtra(page));

/** One of every type of page in each other language; their start pages are above. */
export const translatedTypes = pages.filter((page) =>
  /^(ja|zh-cn)\/(positional-encoding\/|glossary\/|translation-status\/|deploying\/|embed\/next-token\/|offline\/|404\.html)$/.test(
    page,
  ),
);

/** Chapters in English: each holds at least one lab. */
export const chapterPages = readerPages.filter((page) => !/^(ja|zh-cn|embed)\//.test(page));

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
