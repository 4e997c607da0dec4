/** Downloads what is wanted and not here. Can be broken off at any time: the next try goes on. */
import { wholeLanguage } from '../course';
import { course } from './scope';
import { keyOf, note, recall, store, storedKeys } from './store';
import { fetchVerified } from './verify';

/** 'broken': some files are not what the list says; 'failed': the network breaks off; 'full': the disk takes no more. */
export type Filled = 'whole' | 'broken' | 'failed' | 'full';

const AT_ONCE = 4;
const HOUR_MS = 3_600_000;

const stop = new AbortController();

/** For good: another version takes over. */
export const stopFilling = () => stop.abort();

let last: Promise<unknown> = Promise.resolve();

/**
 * Fetches files of this version; paths that it does not have are passed over. One after another: two pages that are opened
 * together would fetch all of it twice.
 */
export function fill(paths: Iterable<string>, onFile: (wire: number) => void = () => {}): Promise<Filled> {
  const next = last.then(() => fillNow(paths, onFile));
  last = next.catch(() => undefined);
  return next;
}

async function fillNow(paths: Iterable<string>, onFile: (wire: number) => void): Promise<Filled> {
  const here = await storedKeys();
  const wanted = [...new Set(paths)].filter((path) => {
    const file = course.files[path];
    return file && !here.has(keyOf(path, file));
  });
  let result: Filled = 'whole';
  const work = async () => {
    for (let path = wanted.shift(); path !== undefined; path = wanted.shift()) {
      if (result === 'failed' || result === 'full') return;
      const file = course.files[path]!;
      try {
        const response = await fetchVerified(path, file, stop.signal);
        if (!response) result = 'broken';
        else if (!(await store(path, file, response))) result = 'full';
        onFile(file[2]);
      } catch {
        result = 'failed';
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return result;
}

/** Fetches a whole language. A host that changes files on the way is not asked for them again with every page. */
export async function fillLanguages(
  folders: readonly string[],
  also: readonly string[] = [],
  onFile?: (wire: number) => void,
): Promise<Filled> {
  const result = await fill([...also, ...folders.flatMap((folder) => wholeLanguage(course, folder))], onFile);
  if (result === 'broken') await note('pause', { version: course.version, until: Date.now() + HOUR_MS });
  return result;
}

export async function isPaused(): Promise<boolean> {
  const pause = await recall('pause');
  return pause?.version === course.version && Date.now() < pause.until;
}
