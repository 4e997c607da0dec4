/** A small course: its files, and the list that its service worker has of them. */
import { createHash } from 'node:crypto';
import type { Course } from '../../../src/offline/course';

/** By path below the site's folder. */
export type Files = Record<string, string>;

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

export function courseOf(files: Files): Course {
  const use = (path: string) => (/^_astro|404/.test(path) ? 'shared' : path.startsWith('ja/') ? 'ja' : 'root');
  const listed: Course['files'] = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, [hashOf(text), text.length, text.length, use(path)]]),
  );
  return { version: hashOf(JSON.stringify(listed)), folders: ['root', 'ja'], files: listed };
}

/** A build of the course, in which every page and script is another than in those before. */
export function build(name: string): Files {
  const pages = ['', 'offline/', 'qkv/', 'masking/', '404.html'];
  return {
    ...Object.fromEntries(pages.map((path) => [path, `${path} of ${name}`])),
    [`_astro/page.${name}.js`]: `script of ${name}`,
    '_astro/worker.js': 'the same in every build',
  };
}
