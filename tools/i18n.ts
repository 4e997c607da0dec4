/**
 * `npm run i18n`: what the translations lack.
 *
 *   npm run i18n                              every language: pages, sections and strings that are missing, out of date
 *                                             (with what English has changed since) or left over
 *   npm run i18n -- ja                        one language
 *   npm run i18n -- --strict                  exits with 1 unless everything is up to date
 *   npm run i18n -- new <language> <chapter>  writes a file to translate: the English text, components untouched
 *   npm run i18n -- new <language> strings    the same for the strings of the labs, or for those that are missing
 *   npm run i18n -- accept <file> …           records that these files are translated from the English text as it was
 *                                             shown; <file>#<section> (or #<key>) records one section (one string) alone
 */
import { acceptFile } from './i18n/accept';
import { createChapter, createStrings } from './i18n/create';
import { folderNamed, folders, stateOf } from './i18n/files';
import { isUpToDate, report } from './i18n/report';
import { Shown } from './i18n/shown';
import { englishStrings, stringsPath, stringStates } from './i18n/strings';
import { runCommand, UserError } from './lib/user-error';

await runCommand(async () => {
  const args = process.argv.slice(2);
  const [command, ...rest] = args;
  if (command === 'new') {
    const [language, what] = rest;
    if (!language || !what) usage();
    return what === 'strings' ? createStrings(folderNamed(language)) : createChapter(folderNamed(language), what);
  }
  const shown = new Shown();
  if (command === 'accept') {
    if (rest.length === 0) usage();
    const done = rest.map((file) => acceptFile(file, shown));
    shown.save();
    if (done.includes(false)) process.exitCode = 1;
    return;
  }
  const named = args.filter((arg) => !arg.startsWith('-')).map(folderNamed);
  const states = (named.length ? named : folders).map((folder) => ({
    folder,
    chapters: stateOf(folder),
    strings: stringStates(folder),
    stringsPath: stringsPath(folder),
  }));
  for (const state of states) console.log(report(state, englishStrings(), shown));
  shown.save();
  if (args.includes('--strict') && !states.every(isUpToDate)) process.exitCode = 1;
});

function usage(): never {
  throw new UserError('Write: npm run i18n -- new <language> <chapter>, or npm run i18n -- accept <file>.');
}
