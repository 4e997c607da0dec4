/** What a page's visit, and a reader's wish, do to what is kept on the device. */
import { offlinePage, wholeLanguage } from '../course';
import type { Kept } from '../messages';
import { fill, fillLanguages, isPaused } from './fill';
import { base, course } from './scope';
import {
  forgetEverything,
  keyOf,
  note,
  recall,
  storeDescription,
  storedDescription,
  storedKeys,
  storedVersions,
  storeVersion,
} from './store';

/** A reader is here: what the page has loaded is kept, and on an unmetered line the whole language. */
export async function visit(folder: string, paths: readonly string[], metered: boolean): Promise<void> {
  if (await recall('off')) return;
  await fill(['404.html', offlinePage(folder), ...paths]);
  await keepModelStart();
  if (metered || (await isPaused())) return;
  await keepLanguage(folder);
  // The first page may have begun to load one before it was served from here, and be done by now.
  await keepModelStart();
}

/** The reader wants it. */
export async function keep(folder: string, tell: (kept: Kept) => void): Promise<void> {
  await note('off', false);
  // Forgotten with all else, where the reader has deleted the course before: the next version goes by it.
  await storeVersion(course);
  const before = await kept(folder);
  let missing = before.missing;
  await keepLanguage(folder, (wire) => tell({ ...before, missing: (missing -= wire), done: false }));
  await keepModelStart();
  tell(await kept(folder));
}

export async function forget(): Promise<void> {
  await forgetEverything();
  await note('active', course.version);
  await note('off', true);
}

export async function kept(folder: string): Promise<Kept> {
  const here = await storedKeys();
  let missing = 0;
  for (const path of wholeLanguage(course, folder)) {
    const file = course.files[path]!;
    if (!here.has(keyOf(path, file))) missing += file[2];
  }
  const sizes = new Map<string, number>();
  for (const { files } of [...(await storedVersions()), course]) {
    for (const [path, file] of Object.entries(files)) sizes.set(keyOf(path, file), file[1]);
  }
  const stored = [...here].reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
  return { stored, missing, done: true };
}

async function keepLanguage(folder: string, onFile?: (wire: number) => void): Promise<void> {
  const folders = (await recall('folders')) ?? [];
  if (!folders.includes(folder)) await note('folders', [...folders, folder]);
  await fillLanguages([folder], [], onFile);
}

/** Where a model was loaded before this service worker could see it: what else its next start needs, some kilobytes. */
async function keepModelStart(): Promise<void> {
  const cache = await caches.open('inside-transformer-files');
  const loaded = (await cache.keys()).some(({ url }) => url.startsWith(new URL('.files/', base()).href));
  if (!loaded) return;
  await fill(Object.keys(course.files).filter((path) => course.files[path]![3] === 'model'));
  if (await storedDescription('models/index.json')) return;
  try {
    const index = await describe('models/index.json');
    for (const { id } of (await index.json()) as { id: string }[]) await describe(`models/${id}/manifest.json`);
  } catch {
    // The next visit tries again.
  }
}

async function describe(path: string): Promise<Response> {
  const response = await fetch(new URL(path, base()).href, { cache: 'no-cache' });
  if (!response.ok) throw new Error(path);
  await storeDescription(path, response.clone());
  return response;
}
