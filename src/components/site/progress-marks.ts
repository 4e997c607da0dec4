/**
 * The reader's progress in the page: what it notes (the section, the end of a chapter) and what it shows (marks in the
 * sidebar, the way on from the first page, forgetting). All of it is kept on the device only (lab/course-progress.ts).
 */
import {
  followOthers,
  forgetProgress,
  notePlace,
  noteRead,
  pageChapter,
  PROGRESS,
  readProgress,
} from '../../lab/course-progress';

export function keepProgress(): void {
  noteEnd();
  const show = () => {
    showMarks();
    offerContinuation();
  };
  show();
  addEventListener(PROGRESS, show);
  followOthers();
  offerForgetting();
}

/** Called when the reader comes to a section; the first page is where one starts, not where one was. */
export function noteSection(section: string): void {
  const chapter = pageChapter();
  if (chapter && chapter !== 'index') notePlace(chapter, section);
}

/** A chapter is read when its last section, or the foot of the page, has come into view. */
function noteEnd(): void {
  const chapter = pageChapter();
  const ends = [[...document.querySelectorAll('main h2[id]')].at(-1), document.querySelector('.it-page-foot')];
  if (!chapter) return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    noteRead(chapter);
    observer.disconnect();
  });
  for (const end of ends) if (end) observer.observe(end);
}

/** ✓ read, ◐ begun, beside each chapter's name; in words for who does not see them. */
function showMarks(): void {
  const { read, answers, begun: visited } = readProgress();
  const begun = new Set([...visited, ...Object.keys(answers).map((question) => question.split('/')[0])]);
  for (const mark of document.querySelectorAll<HTMLElement>('.it-nav-mark')) {
    const { slug = '', read: readWord, begun: begunWord } = mark.dataset;
    const state = read.includes(slug) ? 'read' : begun.has(slug) ? 'begun' : '';
    const word = state === 'read' ? readWord : begunWord;
    mark.dataset.state = state;
    mark.title = (state && word) || '';
    mark.querySelector('[aria-hidden]')!.textContent = { read: '✓', begun: '◐', '': '' }[state];
    mark.querySelector('.it-hidden')!.textContent = state ? ` (${word})` : '';
  }
}

/** What the server has written there: it stands again once everything is forgotten. */
let start: readonly [text: string, label: string, href: string] | undefined;

/** The first page leads to the first chapter, or back to where the reader was. */
function offerContinuation(): void {
  const line = document.querySelector<HTMLElement>('.it-continue');
  if (!line) return;
  const text = line.querySelector('span')!;
  const link = line.querySelector('a')!;
  start ??= [text.textContent, link.textContent, link.href];
  const { last } = readProgress();
  const chapter =
    last && document.querySelector<HTMLAnchorElement>(`.it-nav a[data-slug="${CSS.escape(last.chapter)}"]`);
  [text.textContent, link.textContent, link.href] = chapter
    ? [
        line.dataset.continue ?? '',
        chapter.querySelector('[data-label]')?.textContent ?? '',
        chapter.href + (last.section ? `#${last.section}` : ''),
      ]
    : start;
}

/** The button asks once more before it does what cannot be undone. */
function offerForgetting(): void {
  const box = document.querySelector<HTMLElement>('.it-progress-kept');
  if (!box) return;
  const find = <T extends HTMLElement>(name: string) => box.querySelector<T>(`[data-${name}]`)!;
  const [forget, sure, yes, no] = [find<HTMLButtonElement>('forget'), find('sure'), find('yes'), find('no')];
  const ask = (asking: boolean) => {
    sure.hidden = !asking;
    forget.hidden = asking;
    (asking ? no : forget).focus();
  };
  const say = (text: string) => void (find('said').textContent = text);
  forget.disabled = false;
  forget.addEventListener('click', () => (say(''), ask(true)));
  no.addEventListener('click', () => ask(false));
  yes.addEventListener('click', () => {
    forgetProgress();
    ask(false);
    say(box.dataset.forgotten ?? '');
  });
}
