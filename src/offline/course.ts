/**
 * The files of the course as one build made them: what a service worker knows of the site it serves. Written by
 * `tools/offline` into the service worker itself, so that a site with other files has another service worker.
 */

/**
 * Who needs a file.
 *
 *     a language's folder ('root', 'ja', 'zh-cn')  its pages, its search index
 *     'shared'   scripts, styles and fonts of its pages
 *     'model'    scripts of the model's worker; weights and WebAssembly are the lab's (lab/chunk-cache.ts)
 *     'visited'  kept only where a reader has been: labs to embed
 */
export type Use = 'shared' | 'model' | 'visited' | (string & {});

/** First 16 hex digits of the SHA-256; size in bytes; about as many on the way (gzip). */
export type CourseFile = readonly [hash: string, bytes: number, wire: number, use: Use];

export interface Course {
  /** Hash of all that follows. */
  version: string;
  /** Of the languages: 'root', 'ja', 'zh-cn'. */
  folders: readonly string[];
  /** By path below the site's folder, pages without `index.html`: '', 'ja/embedding/', '_astro/labs.BPMbeV6a.js'. */
  files: Readonly<Record<string, CourseFile>>;
}

/** Paths of what is kept of a language: its own files, and what all languages share. */
export function wholeLanguage({ files }: Course, folder: string): string[] {
  return Object.keys(files).filter((path) => ['shared', 'model', folder].includes(files[path]![3]));
}

/** 'ja/embedding/' → 'ja', 'embedding/' → 'root' */
export function folderOf({ folders }: Course, path: string): string {
  const first = path.split('/', 1)[0]!;
  return folders.includes(first) ? first : 'root';
}

export function isPage(path: string): boolean {
  return path === '' || path.endsWith('/');
}

/** Where the page lies that says “you are offline”. */
export function offlinePage(folder: string): string {
  return folder === 'root' ? 'offline/' : `${folder}/offline/`;
}
