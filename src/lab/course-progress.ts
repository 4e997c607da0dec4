/**
 * What the reader has done in the course: chapters read to the end or begun, questions answered, and where they were. It lies
 * in this browser's localStorage and nowhere else. One entry, `inside-transformer-progress /`, where `/` is the site's folder:
 *
 *     { "version": 1,
 *       "read": ["index", "embedding"],
 *       "begun": ["masking", "embedding"],
 *       "answers": { "embedding/predict-one-token": [2], "embedding/quiz-ids": [0, 1] },
 *       "last": { "chapter": "embedding", "section": "try-it" } }
 *
 * `answers` are indices of options in the order they were chosen; questions, in the order of their last answer. Older entries
 * have no `begun`. Whatever else the entry holds is left out when it is read: it may be damaged, or of another version.
 */
import { basePath } from './site';

export interface CourseProgress {
  /** Slugs of chapters read to the end. */
  read: string[];
  /** Slugs of chapters that the reader has been in, read or not. */
  begun: string[];
  /** `<chapter>/<DOM id of the question>` → indices of the options chosen. */
  answers: Record<string, number[]>;
  /** Where the reader was: `section` is the heading's id, empty above the first. */
  last: { chapter: string; section: string } | null;
}

const VERSION = 1;
/** Said to the page once everything is forgotten: questions start afresh. */
export const FORGOTTEN = 'inside-transformer:forgotten';
/** Said when an entry was written or removed: marks in the sidebar follow. */
export const PROGRESS = 'inside-transformer:progress';

const storageKey = () => `inside-transformer-progress ${basePath()}`;

/** What is kept; nothing where the browser keeps nothing. Never throws. */
export function readProgress(): CourseProgress {
  try {
    return parseProgress(localStorage.getItem(storageKey()));
  } catch {
    return parseProgress(null);
  }
}

/** Text of the entry, or null, to progress: what is not understood is left out. */
export function parseProgress(text: string | null): CourseProgress {
  const given = object(parseJson(text ?? ''));
  if (given.version !== VERSION) return { read: [], begun: [], answers: {}, last: null };
  const { chapter, section } = object(given.last);
  return {
    read: slugs(given.read),
    // Where the reader was last is begun; the next place is written with it in the list. Old entries have nothing but that.
    begun: slugs([...slugs(given.begun), chapter]),
    answers: Object.fromEntries(Object.entries(object(given.answers)).filter(isAnswer)) as Record<string, number[]>,
    last: typeof chapter === 'string' ? { chapter, section: typeof section === 'string' ? section : '' } : null,
  };
}

export function formatProgress(progress: CourseProgress): string {
  return JSON.stringify({ version: VERSION, ...progress });
}

/** The reader has come to the end of a chapter. */
export function noteRead(chapter: string): void {
  update((progress) => {
    if (progress.read.includes(chapter)) return false;
    progress.read.push(chapter);
    return true;
  });
}

/** The reader is here now. */
export function notePlace(chapter: string, section: string): void {
  update((progress) => {
    if (progress.last?.chapter === chapter && progress.last.section === section) return false;
    progress.last = { chapter, section };
    return true;
  });
}

/** The reader has chosen these options of a question; none: it is open again. */
export function noteAnswer(question: string, chosen: readonly number[]): void {
  update((progress) => {
    delete progress.answers[question];
    if (chosen.length) progress.answers[question] = [...chosen];
    return true;
  });
}

/** Everything is forgotten, here and in what the page shows. */
export function forgetProgress(): void {
  try {
    localStorage.removeItem(storageKey());
  } catch {
    // Nothing was kept.
  }
  tell(true);
}

/**
 * What other tabs do to the entry this page shows as well. A page that the browser has kept alive behind others heard nothing
 * of it meanwhile: it looks when the reader comes back.
 */
export function followOthers(): void {
  addEventListener('storage', ({ key, newValue }) => {
    // No key: all that the site keeps was cleared.
    if (key === null || key === storageKey()) tell(newValue === null);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tell(isGone());
  });
}

function tell(forgotten: boolean): void {
  if (forgotten) dispatchEvent(new CustomEvent(FORGOTTEN));
  dispatchEvent(new CustomEvent(PROGRESS));
}

/** False where the browser keeps nothing: then this page alone knows its answers. */
function isGone(): boolean {
  try {
    return localStorage.getItem(storageKey()) === null;
  } catch {
    return false;
  }
}

/** The chapter that this page is, as its head says; null on pages that are none. */
export function pageChapter(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="inside-transformer:chapter"]')?.content ?? null;
}

/** Reads, changes, writes: another tab may have written since. A full or forbidden storage keeps nothing, and nobody waits for it. */
function update(change: (progress: CourseProgress) => boolean): void {
  const progress = readProgress();
  if (!change(progress)) return;
  try {
    localStorage.setItem(storageKey(), formatProgress(progress));
  } catch {
    return;
  }
  tell(false);
}

const slugs = (given: unknown): string[] =>
  Array.isArray(given) ? [...new Set(given.filter((slug) => typeof slug === 'string'))] : [];

function isAnswer([, chosen]: [string, unknown]): boolean {
  return Array.isArray(chosen) && chosen.length > 0 && chosen.every((index) => Number.isInteger(index) && index >= 0);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const object = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
