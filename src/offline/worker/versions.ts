/**
 * From one version to the next. The new one is fetched while the old one serves, waits until the reader wants it or the
 * last page is closed, and takes over. Files of an old one go when no page of it is open and nothing of it is missing in
 * the new one; on a metered line, where pages come as they are visited, several may have to stay.
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
  await keepVersions([...(await earlier()), course.version]);
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
  await noteActive();
  await scope.clients.claim();
  await tidy();
}

/** Notes that this version serves, if it is not noted yet. A visit tries again where the disk was full. */
export async function noteActive(): Promise<void> {
  if ((await recall('active')) === course.version) return;
  const pages = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  await note(
    'oldPages',
    pages.map(({ id }) => id),
  );
  const before = versionsOf(await earlierVersions());
  // Last, and only with all else: as long as the old version stands there, its pages are found by it.
  if ((await storeVersion(course)) && (await note('previous', before))) await note('active', course.version);
}

/** The versions before this one, the newest first. That noted as active is one while this waits, or the disk is full. */
async function earlier(): Promise<string[]> {
  const noted = [(await recall('active')) ?? [], (await recall('previous')) ?? []].flat();
  return [...new Set(noted)].filter((version) => version !== course.version);
}

/** The lists of the versions before this one, the newest first, while their files are kept. */
export async function earlierVersions(): Promise<Course[]> {
  const lists = await Promise.all((await earlier()).map(storedVersion));
  return lists.filter((list) => list !== undefined);
}

/** Deletes what no version needs any more. */
export async function tidy(): Promise<void> {
  const here = await storedKeys();
  const before = await earlierVersions();
  const wantedLists = await stillWanted(before, here);
  if (wantedLists.length < before.length) {
    await note('previous', versionsOf(wantedLists));
    // Another version may be waiting already.
    const gone = versionsOf(before.filter((list) => !wantedLists.includes(list)));
    await keepVersions(versionsOf(await storedVersions()).filter((version) => !gone.includes(version)));
  }
  const wanted = new Set((await storedVersions()).flatMap(({ files }) => Object.entries(files).map(keyOfEntry)));
  for (const entry of Object.entries(course.files)) wanted.add(keyOfEntry(entry));
  await remove([...here].filter((key) => !wanted.has(key)));
}

const keyOfEntry = ([path, file]: [string, Course['files'][string]]) => keyOf(path, file);

const versionsOf = (lists: readonly Course[]) => lists.map(({ version }) => version);

/**
 * Of the versions before this one, two at most, however many updates a metered line brings: the last one, whose pages are
 * the likeliest to be open, and of the others that with the most pages here.
 */
async function stillWanted(before: readonly Course[], here: ReadonlySet<string>): Promise<Course[]> {
  const open = await isOpen();
  const [last, ...others] = before.filter((list) => open || !isReplaced(list, here));
  const pages = (list: Course) => pathsHere(list, here).filter(isPage).length;
  const [fullest] = others.sort((a, b) => pages(b) - pages(a));
  return [last, fullest].filter((list) => list !== undefined);
}

/** Whether a page of a version before is still open: it may load more of its scripts. */
async function isOpen(): Promise<boolean> {
  for (const id of (await recall('oldPages')) ?? []) if (await scope.clients.get(id)) return true;
  return false;
}

/** Every page of it that is here is also here in this version, with what pages share. */
function isReplaced(old: Course, here: ReadonlySet<string>): boolean {
  const pages = pathsHere(old, here).filter(isPage);
  if (pages.length === 0) return true;
  return [...pages, ...wholeLanguage(course, '')]
    .filter((path) => course.files[path])
    .every((path) => here.has(keyOf(path, course.files[path]!)));
}

function pathsHere({ files }: Course, here: ReadonlySet<string>): string[] {
  return Object.keys(files).filter((path) => here.has(keyOf(path, files[path]!)));
}
