/**
 * How a language's strings (`src/content/i18n/<tag>.json`) stand to the English ones, key by key. A file beside them
 * (`src/content/made-from/<tag>.json`) holds, for each key, the hash of the English text that the translation was made from:
 *
 *     { "lab.common.reset": "3f9a1c2b", "lab.common.undo": "untranslated 91c0aa04" }      the second is English still
 */
import { hashOf, UNTRANSLATED } from './sections.ts';
import type { State } from './translation-state.ts';

/** Texts by key. */
export type Texts = Readonly<Record<string, string>>;

export interface StringState {
  key: string;
  /** As of sections; `new`: there is a text, and nobody has said from which English one it was made. */
  state: State | 'new';
  /** Hash of the English text that it was made from. */
  source?: string;
}

export function hashOfText(text: string): string {
  return hashOf({ text });
}

/** In the order of the English file; orphaned ones last. */
export function compareStrings(english: Texts, texts: Texts, madeFrom: Texts): StringState[] {
  const states = Object.entries(english).map(([key, original]): StringState => {
    const text = texts[key];
    if (text === undefined) return { key, state: 'missing' };
    const [source = '', given] = (madeFrom[key] ?? '').split(' ');
    const stillEnglish = source === UNTRANSLATED ? hashOfText(text) === given : !source && isSentence(text, original);
    if (stillEnglish) return { key, state: UNTRANSLATED };
    if (!source || source === UNTRANSLATED) return { key, state: 'new' };
    return { key, state: source === hashOfText(original) ? 'current' : 'outdated', source };
  });
  const orphans = Object.keys(texts).filter((key) => !(key in english));
  return [...states, ...orphans.map((key): StringState => ({ key, state: 'orphaned' }))];
}

/** The same three or more words as in English. Names such as "Top-p" stay as they are in every language. */
export function isSentence(text: string, original: string): boolean {
  return text === original && (text.match(/[a-z]{2,}/gi) ?? []).length >= 3;
}
