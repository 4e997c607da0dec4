/** The built site that the tests look at, read from disk: its pages, its base path, its files. */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of the built site. */
export const dist = resolve(process.env.DIST ?? 'dist');

/** `/` or `/course/`. */
export const base = `/${(process.env.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');

/** Every page, relative to the base: '' for the start page, 'ja/embedding/', '404.html'. */
export const pages: readonly string[] = existsSync(dist)
  ? readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.html'))
      .map((path) => path.replace(/(^|\/)index\.html$/, '$1'))
      .sort()
  : [];

/** Folders of the languages; English is at the root. */
export const languages = [
  { folder: '', lang: 'en' },
  { folder: 'ja/', lang: 'ja' },
  { folder: 'zh-cn/', lang: 'zh-CN' },
] as const;

/**
 * Pages that readers see. Of labs to embed, the other languages' are left out: they differ by strings alone, and those
 * are seen in the chapters.
 */
export const readerPages = pages.filter((page) => !/^sandbox\/|^(ja|zh-cn)\/embed\/|404/.test(page));

/** Chapters in English: each holds at least one lab. */
export const chapterPages = readerPages.filter((page) => !/^(ja|zh-cn|embed)\//.test(page));

/** Requests for what only a live model needs. */
export const modelRequest = /\/models\/|\.wasm|\.onnx|worker[.-]/;
