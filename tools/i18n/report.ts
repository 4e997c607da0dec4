/** What `npm run i18n` prints. */
import { createTwoFilesPatch } from 'diff';
import type { StringState, Texts } from '../../src/markdown/string-state.ts';
import { hashOfText } from '../../src/markdown/string-state.ts';
import type { SectionState } from '../../src/markdown/translation-state.ts';
import { hashOf } from '../../src/markdown/sections.ts';
import { sectionThen, stringsThen } from './english-then.ts';
import type { ChapterState } from './files.ts';
import type { Shown } from './shown.ts';

export interface LanguageState {
  folder: string;
  chapters: readonly ChapterState[];
  strings: readonly StringState[];
  stringsPath: string;
}

/**
 * One language: a line for each page that needs work, and below it its sections, with what English has changed; then the
 * strings in the same way. Notes in `shown` what it shows.
 */
export function report(state: LanguageState, english: Texts, shown: Shown): string {
  const { folder, chapters, strings } = state;
  const pages = chapters.filter(isDone).length;
  const texts = strings.filter((each) => each.state === 'current').length;
  return [
    `${folder}: ${pages} of ${chapters.length} pages and ${texts} of ${strings.length} strings up to date`,
    ...chapters.flatMap((chapter) => chapterLines(folder, chapter, shown)),
    ...stringLines(state, english, shown),
  ].join('\n');
}

/** Nothing is missing, out of date or left over. */
export function isDone({ state, sections }: ChapterState): boolean {
  return state === 'translated' && sections.every((section) => section.state === 'current');
}

export function isUpToDate({ chapters, strings }: LanguageState): boolean {
  return chapters.every(isDone) && strings.every(({ state }) => state === 'current');
}

function chapterLines(folder: string, chapter: ChapterState, shown: Shown): string[] {
  const { slug, path, state, sections } = chapter;
  if (isDone(chapter)) return [];
  if (state === 'missing')
    return [`  ${slug}: missing. npm run i18n -- new ${folder} ${slug} writes a file to translate.`];
  if (state === 'orphaned') return [`  ${slug}: orphaned, there is no such English page (${path})`];
  const current = sections.filter((section) => section.state === 'current').length;
  return [
    `  ${slug}: ${current} of ${sections.length} sections up to date (${path})`,
    ...sections
      .filter((section) => section.state !== 'current')
      .flatMap((section) => {
        const { name, state: how, line } = section;
        const head = `    ${words[how]}: ${name}${line === null ? '' : ` (line ${line})`}`;
        return how === 'outdated' ? [head, ...sectionChanges(slug, path, section, shown)] : [head];
      }),
  ];
}

const words = {
  current: 'up to date',
  outdated: 'out of date',
  untranslated: 'not translated yet',
  missing: 'missing',
  orphaned: 'orphaned: English has no such section, or the mark below the heading is missing',
};

function sectionChanges(slug: string, path: string, { name, source, english }: SectionState, shown: Shown): string[] {
  shown.note(path, name, { hash: hashOf(english!), text: english!.text });
  return changes(sectionThen(`src/content/docs/${slug}.mdx`, name, source!), english!.text);
}

/** Few are named; of many, how many there are. */
const NAMED = 12;

function stringLines({ folder, strings, stringsPath }: LanguageState, english: Texts, shown: Shown): string[] {
  const keysOf = (wanted: StringState['state']) => strings.filter(({ state }) => state === wanted);
  const outdated = keysOf('outdated');
  const then = stringsThen('src/content/i18n/en.json', new Map(outdated.map(({ key, source }) => [key, source!])));
  const list = (state: StringState['state'], what: string) => {
    const keys = keysOf(state).map(({ key }) => key);
    const more = keys.length > NAMED ? ` and ${keys.length - NAMED} more` : '';
    return keys.length ? [`  ${keys.length} strings ${what}: ${keys.slice(0, NAMED).join(', ')}${more}`] : [];
  };
  return [
    ...list('missing', `missing. npm run i18n -- new ${folder} strings adds them to ${stringsPath}`),
    ...list('untranslated', `not translated yet (${stringsPath})`),
    ...list('new', `not recorded. npm run i18n -- accept ${stringsPath} does`),
    ...list('orphaned', `that English does not have (${stringsPath})`),
    ...outdated.flatMap(({ key }) => {
      const text = english[key]!;
      shown.note(stringsPath, key, { hash: hashOfText(text), text });
      return [`  out of date: ${key} (${stringsPath})`, ...changes(then.get(key) ?? null, text)];
    }),
  ];
}

/** What has changed in English since, as a unified diff. */
export function changes(then: string | null, now: string): string[] {
  if (then === null) return ['      (the English text of then is not in this checkout’s history)'];
  const patch = createTwoFilesPatch('then', 'now', `${then}\n`, `${now}\n`, '', '', { context: 1 });
  return patch
    .split('\n')
    .filter((line) => /^[-+ ]/.test(line) && !/^(---|\+\+\+) /.test(line))
    .map((line) => `      ${line}`);
}
