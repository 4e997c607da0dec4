/** The strings of the labs in a translator's hands: what is missing, a file to translate, what has been translated. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { locales } from '../../src/locales.ts';
import { UNTRANSLATED } from '../../src/markdown/sections.ts';
import {
  compareStrings,
  hashOfText,
  isSentence,
  type StringState,
  type Texts,
} from '../../src/markdown/string-state.ts';
import type { Accepted, AcceptOptions } from './edit.ts';

const content = 'src/content';

/** Path of a language's strings; `folder` is its folder of chapters. */
export const stringsPath = (folder: string, root = content) => join(root, 'i18n', `${locales[folder]!.lang}.json`);
const madeFromPath = (folder: string, root = content) => join(root, 'made-from', `${locales[folder]!.lang}.json`);

const read = (path: string): Texts => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Texts) : {});
function write(path: string, texts: Texts): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(texts, null, 2)}\n`);
}

export const englishStrings = (root = content) => read(stringsPath('root', root));

export function stringStates(folder: string, root = content): StringState[] {
  return compareStrings(englishStrings(root), read(stringsPath(folder, root)), read(madeFromPath(folder, root)));
}

/** Adds what is missing, in English, in the order of the English file. Gives the number of strings added. */
export function addMissingStrings(folder: string, root = content): number {
  const english = englishStrings(root);
  const texts = read(stringsPath(folder, root));
  const madeFrom = { ...read(madeFromPath(folder, root)) };
  const missing = Object.keys(english).filter((key) => !(key in texts));
  for (const key of missing) madeFrom[key] = `${UNTRANSLATED} ${hashOfText(english[key]!)}`;
  const left = Object.entries(texts).filter(([key]) => !(key in english));
  const all = Object.entries(english).map(([key, text]) => [key, texts[key] ?? text] as const);
  write(stringsPath(folder, root), Object.fromEntries([...all, ...left]));
  write(madeFromPath(folder, root), inOrder(madeFrom, english));
  return missing.length;
}

/** Records from which English texts the strings are made, as `accept` of edit.ts does for sections. */
export function acceptStrings(
  folder: string,
  { only, shown }: AcceptOptions = {},
  root = content,
): Omit<Accepted, 'text'> {
  const english = englishStrings(root);
  const texts = read(stringsPath(folder, root));
  const madeFrom = { ...read(madeFromPath(folder, root)) };
  const result: Omit<Accepted, 'text'> = { accepted: [], left: [], earlier: [], moved: [], unseen: [] };
  for (const [key, original] of Object.entries(english)) {
    const text = texts[key];
    if (text === undefined || (only !== undefined && key !== only)) continue;
    const now = hashOfText(original);
    const [source = '', given] = (madeFrom[key] ?? '').split(' ');
    const translated = source && source !== UNTRANSLATED;
    const stillEnglish = given ? hashOfText(text) === given : isSentence(text, original);
    // What is English in both, such as a name, is accepted by its key; what has no words is accepted as it is.
    if (stillEnglish && only === undefined && hasWords(text)) {
      result.left.push(key);
      madeFrom[key] = `${UNTRANSLATED} ${hashOfText(text)}`;
    } else if (given && given !== now) {
      result.earlier.push(key);
      madeFrom[key] = given;
    } else if (translated && source !== now && shown?.has(key) && shown.get(key) !== now) result.moved.push(key);
    else {
      if (translated && source !== now && !shown?.has(key)) result.unseen.push({ name: key, source });
      result.accepted.push(key);
      madeFrom[key] = now;
    }
  }
  write(madeFromPath(folder, root), inOrder(madeFrom, english));
  return result;
}

/** '{a} × {b}' has none. */
function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text.replace(/\{\w+\}/g, ''));
}

/** In the order of the English file, without what it lacks. */
function inOrder(madeFrom: Texts, english: Texts): Texts {
  return Object.fromEntries(Object.keys(english).flatMap((key) => (madeFrom[key] ? [[key, madeFrom[key]]] : [])));
}
