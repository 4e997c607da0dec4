/**
 * `npm run i18n`: what the translations lack.
 *
 *   npm run i18n                              every language: pages and sections that are missing, out of date (with
 *                                             what English has changed since) or left over
 *   npm run i18n -- ja                        one language
 *   npm run i18n -- --strict                  exits with 1 unless everything is up to date
 *   npm run i18n -- new <language> <chapter>  writes a file to translate: the English text, components untouched
 *   npm run i18n -- accept <file> …           records that these files are translated from the English text as it is;
 *                                             <file>#<section> records one section alone
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { runCommand, UserError } from './lib/user-error';
import { accept, fileToTranslate } from './i18n/edit';
import { docs, englishChapter, folderNamed, folders, stateOf } from './i18n/files';
import { isDone, report } from './i18n/report';

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (args[0] === 'new') return create(args.slice(1));
  if (args[0] === 'accept') return args.length > 1 ? args.slice(1).forEach(acceptFile) : usage();
  const strict = args.includes('--strict');
  const named = args.filter((arg) => !arg.startsWith('-')).map(folderNamed);
  const states = (named.length ? named : folders).map((folder) => ({ folder, chapters: stateOf(folder) }));
  for (const { folder, chapters } of states) console.log(report(folder, chapters, true));
  if (strict && !states.every(({ chapters }) => chapters.every(isDone))) process.exitCode = 1;
});

function create([language = '', slug = '']: string[]): void {
  if (!language || !slug) usage();
  const path = join(docs, folderNamed(language), `${slug}.mdx`);
  const { text } = englishChapter(slug);
  if (existsSync(path)) throw new UserError(`${path} exists already; it was left as it is.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, fileToTranslate(text));
  console.log(`${path} is ready: translate it, then npm run i18n -- accept ${path}`);
}

function acceptFile(named: string): void {
  const [path = '', section] = named.split('#');
  const [folder = '', name = ''] = relative(docs, path).replaceAll('\\', '/').split('/');
  if (!folders.includes(folder) || !name) throw new UserError(`${path} is no translated page below ${docs}.`);
  if (!existsSync(path)) throw new UserError(`There is no file ${path}.`);
  const { text, accepted, left } = accept(
    readFileSync(path, 'utf8'),
    englishChapter(basename(name, '.mdx')).text,
    section,
  );
  if (accepted.length + left.length === 0) throw new UserError(`${path} has no section ${section ?? 'with a mark'}.`);
  writeFileSync(path, text);
  console.log(`${path}: ${accepted.length} sections recorded as translated from the present English text.`);
  if (left.length) console.log(`Still in English, so left as not translated: ${left.join(', ')}.`);
}

function usage(): never {
  throw new UserError('Write: npm run i18n -- new <language> <chapter>, or npm run i18n -- accept <file>.');
}
