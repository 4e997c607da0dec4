/** Reads from a built site which files the course has and who needs them (`src/offline/course.ts`). */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { locales } from '../../src/locales';
import type { Course, CourseFile, Use } from '../../src/offline/course';

/** Not part of the course: the gallery of test builds. */
const GALLERY = /^sandbox\//;
const EMBED = /(^|\/)embed\//;
const SHRINKS = /(\/|^|\.(html|js|css|json|svg|txt|webmanifest))$/;

/** `folder`: the built site, with its search index. */
export function courseOf(folder: string): Course {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const folders = Object.keys(locales);
  const files: Record<string, CourseFile> = {};
  const add = (use: Use, paths: readonly string[]) => {
    for (const path of paths) files[path.replace(/(^|\/)index\.html$/, '$1')] ??= describe(folder, path, use);
  };

  const pages = all.filter((path) => path.endsWith('.html') && !GALLERY.test(path));
  const [embeds, chapters] = [pages.filter((path) => EMBED.test(path)), pages.filter((path) => !EMBED.test(path))];
  for (const path of chapters) add(path === '404.html' ? 'shared' : languageOf(path, folders), [path]);

  const assets = reachable(folder, chapters, (name) => name.startsWith('worker-'));
  add('shared', assets.found);
  add('model', reachable(folder, assets.left).found);
  add('visited', [
    ...embeds,
    ...reachable(folder, embeds).found,
    ...all.filter((path) => /^exact\/.*\.bin$/.test(path)),
  ]);
  add(
    'shared',
    all.filter((path) => /^(icons\/.*\.png|favicon\.svg|licences\.txt)$/.test(path)),
  );
  for (const path of all.filter((path) => path.endsWith('.webmanifest'))) add(languageOf(path, folders), [path]);
  for (const [use, paths] of Object.entries(searchIndex(folder, all))) add(use, paths);

  const version = hash(Buffer.from(JSON.stringify(files)));
  return { version, folders, files };
}

function languageOf(path: string, folders: readonly string[]): string {
  const first = path.split('/', 1)[0]!;
  return folders.includes(first) ? first : 'root';
}

function describe(folder: string, path: string, use: Use): CourseFile {
  const bytes = readFileSync(join(folder, path));
  const wire = SHRINKS.test(path) ? gzipSync(bytes).length : bytes.length;
  return [hash(bytes), bytes.length, wire, use];
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/**
 * Files of `_astro` and of folders in it that these files name, and those that those name. Names carry hashes, so none is
 * found by chance. Old font formats are left out: every browser that has service workers reads woff2.
 */
function reachable(folder: string, from: readonly string[], leave: (name: string) => boolean = () => false) {
  const paths = readdirSync(join(folder, '_astro'), { recursive: true, encoding: 'utf8' });
  const named = new Map(paths.map((path) => [basename(path), `_astro/${path.replaceAll('\\', '/')}`]));
  const seen = new Set<string>();
  const found: string[] = [];
  const left: string[] = [];
  const queue = [...from];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (path.startsWith('_astro/')) found.push(path);
    if (/\.woff2$/.test(path)) continue;
    for (const [name] of readFileSync(join(folder, path), 'utf8').matchAll(/[\w.-]+\.(js|css|woff2)\b/g)) {
      const file = named.get(name);
      if (file === undefined || seen.has(name)) continue;
      seen.add(name);
      (leave(name) ? left : queue).push(file);
    }
  }
  return { found, left };
}

/** Pagefind's files: its program for all, and the index of each language with the stemmer that its entry names. */
function searchIndex(folder: string, all: readonly string[]): Record<string, string[]> {
  const entry = join(folder, 'pagefind/pagefind-entry.json');
  if (!existsSync(entry)) throw new Error('The search index has to be there before the list of files is made.');
  const { languages } = JSON.parse(readFileSync(entry, 'utf8')) as {
    languages: Record<string, { wasm: string | null }>;
  };
  const found: Record<string, string[]> = {
    shared: ['pagefind', 'pagefind-worker'].map((name) => `pagefind/${name}.js`).concat('pagefind/pagefind-entry.json'),
  };
  for (const [tag, { wasm }] of Object.entries(languages)) {
    const use = Object.entries(locales).find(([, { lang }]) => lang.toLowerCase() === tag.toLowerCase())?.[0];
    if (!use) continue;
    const own = new RegExp(`^pagefind/(fragment/|index/|pagefind\\.)${tag}_`);
    found[use] = [...all.filter((path) => own.test(path)), `pagefind/wasm.${wasm ?? 'unknown'}.pagefind`];
  }
  // A stemmer that two languages use is shared.
  const twice = `pagefind/wasm.unknown.pagefind`;
  if (Object.values(found).filter((paths) => paths.includes(twice)).length > 1) found.shared!.push(twice);
  return found;
}
