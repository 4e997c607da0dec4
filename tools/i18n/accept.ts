/** `npm run i18n -- accept <file>`: records from which English texts a file was translated, and says what it did. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, normalize, relative } from 'node:path';
import { hashOf, sectionsOf } from '../../src/markdown/sections.ts';
import type { Texts } from '../../src/markdown/string-state.ts';
import { UserError } from '../lib/user-error.ts';
import { accept, type Accepted } from './edit.ts';
import { docs, englishChapter, folders } from './files.ts';
import { sectionThen, stringsThen } from './english-then.ts';
import { changes } from './report.ts';
import type { Shown } from './shown.ts';
import { acceptStrings, englishStrings, stringsPath } from './strings.ts';

const englishFile = 'src/content/i18n/en.json';

/** False where something was not recorded because English has moved on; what has changed is printed, and then known. */
export function acceptFile(named: string, shown: Shown): boolean {
  const [file = '', only] = named.split('#');
  const path = normalize(relative('.', file));
  if (!existsSync(path)) throw new UserError(`There is no file ${path}.`);
  const options = { only, shown: shown.hashes(path) };
  const ofStrings = folders.find((folder) => normalize(stringsPath(folder)) === path);
  const [folder = '', name = ''] = relative(docs, path).replaceAll('\\', '/').split('/');
  if (ofStrings === undefined && (!folders.includes(folder) || !name))
    throw new UserError(`${path} is no translated page below ${docs}, and no file of strings.`);
  if (ofStrings !== undefined) {
    const result = acceptStrings(ofStrings, options);
    const wanted = new Map(result.unseen.map(({ name, source }) => [name, source]));
    return tell({
      path,
      result,
      what: 'strings',
      english: englishStrings(),
      then: stringsThen(englishFile, wanted),
      shown,
      only,
    });
  }
  const english = englishChapter(basename(name, '.mdx')).text;
  const { text, ...result } = accept(readFileSync(path, 'utf8'), english, options);
  writeFileSync(path, text);
  const sections = Object.fromEntries(sectionsOf(english).map((section) => [section.name, section.text]));
  const then = new Map(
    result.unseen.map(({ name, source }) => [name, sectionThen(join(docs, basename(path)), name, source)]),
  );
  return tell({ path, result, what: 'sections', english: sections, then, shown, only });
}

interface Told {
  path: string;
  result: Omit<Accepted, 'text'>;
  what: 'sections' | 'strings';
  /** As it is now, by section or key; and as it was when what was never shown was translated. */
  english: Texts;
  then: ReadonlyMap<string, string | null>;
  shown: Shown;
  only: string | undefined;
}

function tell({ path, result, what, english, then, shown, only }: Told): boolean {
  const { accepted, left, earlier, moved, unseen } = result;
  if ([accepted, left, earlier, moved].every((names) => names.length === 0))
    throw new UserError(`${path} has no ${what} ${only ?? 'with a mark'}.`);
  console.log(`${path}: ${accepted.length} ${what} recorded as translated from the present English text.`);
  for (const { name } of unseen) {
    console.log(`With this change in English, in ${name}:`);
    console.log(changes(then.get(name) ?? null, english[name]!).join('\n'));
  }
  if (left.length) console.log(`Still in English, so left as not translated: ${left.join(', ')}.`);
  if (earlier.length)
    console.log(`English has changed since the file was made, so these are out of date: ${earlier.join(', ')}.`);
  for (const name of moved) {
    const now = english[name]!;
    console.log(`Not recorded: ${name}. English has changed since you were shown it:`);
    console.log(changes(shown.of(path)[name]!.text, now).join('\n'));
    shown.note(path, name, { hash: hashOf({ text: now }), text: now });
  }
  if (moved.length) console.log('Bring the translation up to date and accept it again.');
  return moved.length === 0;
}
