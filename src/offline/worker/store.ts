/**
 * The course's files in Cache Storage, by their contents: a file that has not changed belongs to the old version and to the
 * new one, and is downloaded once.
 *
 *     https://example.org/course/.course/3f9a…/ja/embedding/      a file, verified
 *     https://example.org/course/.course/versions/8be1…           the list of files of a version
 *     https://example.org/course/.course/notes/active             what has to be remembered, as JSON
 *
 * Cache Storage wants URLs; nothing is requested there. Another copy of the course may live on the same origin.
 */
import type { Course, CourseFile } from '../course';
import { base } from './scope';

const CACHE_NAME = 'inside-transformer-course';

const prefix = () => new URL('.course/', base()).href;
export const keyOf = (path: string, [hash]: CourseFile) => `${prefix()}${hash}/${path}`;
const isFile = (key: string) => /^[0-9a-f]{16}\//.test(key.slice(prefix().length));

const json = (value: unknown) =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
const open = () => caches.open(CACHE_NAME);

export async function stored(path: string, file: CourseFile): Promise<Response | undefined> {
  return (await open()).match(keyOf(path, file));
}

/** False where the disk is full. */
async function put(key: string, response: Response): Promise<boolean> {
  try {
    await (await open()).put(key, response);
    return true;
  } catch {
    return false;
  }
}

/** False where the disk is full. */
export const store = (path: string, file: CourseFile, response: Response) => put(keyOf(path, file), response);

/** Keys of all files of this site. */
export async function storedKeys(): Promise<Set<string>> {
  const keys = (await (await open()).keys()).map(({ url }) => url);
  return new Set(keys.filter((key) => key.startsWith(prefix()) && isFile(key)));
}

export async function remove(keys: Iterable<string>): Promise<void> {
  const cache = await open();
  for (const key of keys) await cache.delete(key);
}

/** All that is kept of this site's course: files, lists, notes. */
export async function forgetEverything(): Promise<void> {
  const cache = await open();
  for (const { url } of await cache.keys()) if (url.startsWith(prefix())) await cache.delete(url);
}

/** Descriptions of models, which are asked for anew each time and kept for when that fails. */
export async function storedDescription(path: string): Promise<Response | undefined> {
  return (await open()).match(`${prefix()}descriptions/${path}`);
}

export async function storeDescription(path: string, response: Response): Promise<void> {
  await put(`${prefix()}descriptions/${path}`, response);
}

export interface Notes {
  /** The version that serves. */
  active: string;
  /** Those before it whose files are still wanted, the newest first. Service workers of earlier days noted one or none. */
  previous: string[] | string | null;
  /** Ids of pages that were open when the active version took over. */
  oldPages: string[];
  /** The reader has deleted the course and wants nothing kept. */
  off: boolean;
  /** Folders of languages that are kept whole. */
  folders: string[];
  /** No new try to fill up a version before this time, because files are not what its list says. */
  pause: { version: string; until: number };
}

export async function recall<N extends keyof Notes>(name: N): Promise<Notes[N] | undefined> {
  const found = await (await open()).match(`${prefix()}notes/${name}`);
  return (await found?.json()) as Notes[N] | undefined;
}

/** False where the disk is full. */
export const note = <N extends keyof Notes>(name: N, value: Notes[N]) => put(`${prefix()}notes/${name}`, json(value));

const versions = () => `${prefix()}versions/`;

/** False where the disk is full. */
export const storeVersion = (course: Course) => put(versions() + course.version, json(course));

export async function storedVersion(version: string): Promise<Course | undefined> {
  return (await (await (await open()).match(versions() + version))?.json()) as Course | undefined;
}

/** Forgets the lists of all versions but these. */
export async function keepVersions(wanted: readonly string[]): Promise<void> {
  const cache = await open();
  for (const { url } of await cache.keys()) {
    if (url.startsWith(versions()) && !wanted.includes(url.slice(versions().length))) await cache.delete(url);
  }
}

/** The lists that are stored. */
export async function storedVersions(): Promise<Course[]> {
  const cache = await open();
  const found: Course[] = [];
  for (const { url } of await cache.keys()) {
    if (url.startsWith(versions())) found.push((await (await cache.match(url))?.json()) as Course);
  }
  return found;
}
