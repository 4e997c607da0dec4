/**
 * From one version to the next. The new one is fetched while the old one serves, waits until the reader wants it or the
 * last page is closed, and takes over. Files of the old one go when no page of it is open and nothing of it is missing in
 * the new one.
 */
import { isPage, wholeLanguage, type Course } from '../course';
import { isMetered } from '../../lab/metered';
import { fillLanguages, isPaused } from './fill';
import { course, scope } from './scope';
import {
  keepVersions,
  keyOf,
  note,
  recall,
  remove,
  storedKeys,
  storedVersion,
  storedVersions,
  storeVersion,
} from './store';

/** Before this version may be offered. Throws where the site does not have what it should: the browser tries again later. */
export async function prepare(): Promise<void> {
  const active = await recall('active');
  await keepVersions([active, course.version]);
  await storeVersion(course);
  // On a metered line pages come as they are visited; until then the old ones are there.
  if (!active || active === course.version || (await recall('off')) || isMetered()) return;
  const old = await storedVersion(active);
  if (!old) return;
  const paths = pathsHere(old, await storedKeys());
  const folders = ((await recall('folders')) ?? []).filter((folder) =>
    paths.some((path) => isPage(path) && old.files[path]![3] === folder),
  );
  if (paths.length === 0) return;
  const result = (await isPaused()) ? 'broken' : await fillLanguages(['', ...folders], paths);
  // Where the disk is full, the new version comes from the network.
  if (result === 'broken' || result === 'failed') throw new Error(`The new version of the course is ${result}.`);
}

/** This version serves from now on. */
export async function takeOver(): Promise<void> {
  const active = await recall('active');
  if (active !== course.version) {
    const pages = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
    await note(
      'oldPages',
      pages.map(({ id }) => id),
    );
    await note('previous', active ?? null);
    await note('active', course.version);
  }
  await scope.clients.claim();
  await tidy();
}

/** The version before this one, while its files are kept. */
export async function previousVersion(): Promise<Course | undefined> {
  return storedVersion(await recall('previous'));
}

/** Deletes what no version needs any more. */
export async function tidy(): Promise<void> {
  const here = await storedKeys();
  const previous = await previousVersion();
  if (previous && !(await isOpen()) && isReplaced(previous, here)) {
    await note('previous', null);
    // Another version may be waiting already.
    const others = (await storedVersions()).map(({ version }) => version);
    await keepVersions(others.filter((version) => version !== previous.version));
  }
  const wanted = new Set((await storedVersions()).flatMap(({ files }) => Object.entries(files).map(keyOfEntry)));
  for (const entry of Object.entries(course.files)) wanted.add(keyOfEntry(entry));
  await remove([...here].filter((key) => !wanted.has(key)));
}

const keyOfEntry = ([path, file]: [string, Course['files'][string]]) => keyOf(path, file);

/** Whether a page of the version before is still open: it may load more of its scripts. */
async function isOpen(): Promise<boolean> {
  for (const id of (await recall('oldPages')) ?? []) if (await scope.clients.get(id)) return true;
  return false;
}

/** Every page of it that is here is also here in this version, with what pages share. */
function isReplaced(previous: Course, here: ReadonlySet<string>): boolean {
  const pages = pathsHere(previous, here).filter(isPage);
  if (pages.length === 0) return true;
  return [...pages, ...wholeLanguage(course, '')]
    .filter((path) => course.files[path])
    .every((path) => here.has(keyOf(path, course.files[path]!)));
}

function pathsHere({ files }: Course, here: ReadonlySet<string>): string[] {
  return Object.keys(files).filter((path) => here.has(keyOf(path, files[path]!)));
}
