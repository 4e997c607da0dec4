/**
 * What the reader has done in the course: chapters read to the end, questions answered, and where they were. It lies in
 * this browser's localStorage and nowhere else. One entry, `inside-transformer-progress /`, where `/` is the site's folder:
 *
 *     { "version": 1,
 *       "read": ["index", "embedding"],
 *       "answers": { "embedding/predict-one-token": [2], "embedding/quiz-ids": [0, 1] },
 *       "last": { "chapter": "embedding", "section": "try-it" } }
 *
 * `answers` are indices of options in the order they were chosen; questions, in the order of their last answer. Whatever
 * else the entry holds is left out when it is read: it may be damaged, or of another version.
 */
import { basePath } from './site';

export interface CourseProgress {
  /** Slugs of chapters read to the end. */
  read: string[];
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
  if (given.version !== VERSION) return { read: [], answers: {}, last: null };
  const { chapter, section } = object(given.last);
  return {
    read: Array.isArray(given.read) ? [...new Set(given.read.filter((slug) => typeof slug === 'string'))] : [],
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

/** The reader has chosen these options of a question. */
export function noteAnswer(question: string, chosen: readonly number[]): void {
  update((progress) => {
    delete progress.answers[question];
    progress.answers[question] = [...chosen];
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
  dispatchEvent(new CustomEvent(FORGOTTEN));
  dispatchEvent(new CustomEvent(PROGRESS));
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
  dispatchEvent(new CustomEvent(PROGRESS));
}

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
