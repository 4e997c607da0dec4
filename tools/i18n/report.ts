/** What `npm run i18n` prints. */
import { createTwoFilesPatch } from 'diff';
import type { ChapterState } from './files';
import { sectionThen } from './english-then';

/** One language: a line for each chapter that needs work, and below it its sections, with what English has changed. */
export function report(language: string, chapters: readonly ChapterState[], withDiff: boolean): string {
  const lines = chapters.flatMap((chapter) => chapterLines(language, chapter, withDiff));
  const done = chapters.filter(isDone).length;
  return [`${language}: ${done} of ${chapters.length} pages up to date`, ...lines].join('\n');
}

/** Nothing is missing, out of date or left over. */
export function isDone({ state, sections }: ChapterState): boolean {
  return state === 'translated' && sections.every((section) => section.state === 'current');
}

function chapterLines(language: string, chapter: ChapterState, withDiff: boolean): string[] {
  const { slug, path, state, sections } = chapter;
  if (isDone(chapter)) return [];
  if (state === 'missing')
    return [`  ${slug}: missing. npm run i18n -- new ${language} ${slug} writes a file to translate.`];
  if (state === 'orphaned') return [`  ${slug}: orphaned, there is no such English page (${path})`];
  const current = sections.filter((section) => section.state === 'current').length;
  return [
    `  ${slug}: ${current} of ${sections.length} sections up to date (${path})`,
    ...sections
      .filter((section) => section.state !== 'current')
      .flatMap(({ name, state: how, line, english, source }) => {
        const head = `    ${words[how]}: ${name}${line === null ? '' : ` (line ${line})`}`;
        if (how !== 'outdated' || !withDiff) return [head];
        return [head, ...changes(slug, name, source!, english!.text)];
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

/** What has changed in English since, as a unified diff. */
function changes(slug: string, name: string, source: string, now: string): string[] {
  const then = sectionThen(`src/content/docs/${slug}.mdx`, name, source);
  if (then === null) return ['      (the English text of then is not in this checkout’s history)'];
  const patch = createTwoFilesPatch('then', 'now', `${then}\n`, `${now}\n`, '', '', { context: 1 });
  return patch
    .split('\n')
    .filter((line) => /^[-+ ]/.test(line) && !/^(---|\+\+\+) /.test(line))
    .map((line) => `      ${line}`);
}
